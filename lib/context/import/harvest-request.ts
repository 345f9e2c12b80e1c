/**
 * The request that a person sends to a chat, by language. It asks for the form that `parseAnswer` reads best; other
 * forms are read as well, since assistants answer as they like.
 */
export const HARVEST_REQUESTS: Readonly<Record<'en' | 'de' | 'fr' | 'es', string>> = {
  en: [
    'List everything that you remember about me, from your saved memories, my custom instructions and our past chats.',
    'One fact a line, in my own words where you have them, inside one code block, in this form:',
    '[category] fact',
    'Categories: About me, Style, Work, Coding, Learning, Games & media, Health, Money, Other.',
    'Only what I told you or asked of you: no guesses, no summary, no passwords or numbers of cards and accounts. Write nothing outside the code block. If you remember nothing, leave it empty.',
  ].join('\n'),
  de: [
    'Zähle alles auf, was du über mich weißt: aus deinen gespeicherten Erinnerungen, meinen eigenen Anweisungen und unseren bisherigen Chats.',
    'Eine Tatsache je Zeile, möglichst mit meinen Worten, in einem Codeblock, in dieser Form:',
    '[Kategorie] Tatsache',
    'Kategorien: About me, Style, Work, Coding, Learning, Games & media, Health, Money, Other.',
    'Nur, was ich dir gesagt oder von dir verlangt habe: keine Vermutungen, keine Zusammenfassung, keine Passwörter, Karten- oder Kontonummern. Schreibe nichts außerhalb des Codeblocks. Wenn du nichts weißt, lass ihn leer.',
  ].join('\n'),
  fr: [
    'Énumère tout ce que tu sais de moi : tes souvenirs enregistrés, mes instructions personnalisées et nos discussions passées.',
    'Un fait par ligne, avec mes propres mots si possible, dans un seul bloc de code, sous cette forme :',
    '[catégorie] fait',
    'Catégories : About me, Style, Work, Coding, Learning, Games & media, Health, Money, Other.',
    'Seulement ce que je t’ai dit ou demandé : pas de suppositions, pas de résumé, pas de mots de passe ni de numéros de carte ou de compte. N’écris rien hors du bloc de code. Si tu ne sais rien, laisse-le vide.',
  ].join('\n'),
  es: [
    'Enumera todo lo que recuerdas de mí: tus recuerdos guardados, mis instrucciones personalizadas y nuestras conversaciones anteriores.',
    'Un dato por línea, con mis propias palabras si es posible, en un solo bloque de código, con esta forma:',
    '[categoría] dato',
    'Categorías: About me, Style, Work, Coding, Learning, Games & media, Health, Money, Other.',
    'Solo lo que te he dicho o pedido: sin suposiciones, sin resumen, sin contraseñas ni números de tarjetas o cuentas. No escribas nada fuera del bloque de código. Si no recuerdas nada, déjalo vacío.',
  ].join('\n'),
};
