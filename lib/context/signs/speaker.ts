/**
 * Who speaks of whom. A person writes about themselves, or of 'the user' who is or likes something; whoever speaks to a
 * model about a person has that person in the middle of the sentence, done something to, or waits for a subject to come up.
 * The text is lower case, composed, one sentence.
 */
const any = (words: string) => `(?:${words})`;
const START = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';

/** The person, in the words of somebody else. */
const PERSON = any(
  "(?:the|this|each|any) (?:user|person|account owner|account holder)(?:['’]s)?|(?:de[rnms]|dem) (?:nutzer\\p{L}*|benutzer\\p{L}*)|die person|nutzerinnen|(?:l['’]|d['’]|à l['’])utilisat\\p{L}+|(?:la|à la) personne|(?:el|del|al|la) usuari[oa]|la persona|l['’]utente|all['’]utente|dell['’]utente|[oad]o? usuári[oa]|de gebruiker|użytkownik\\p{L}*|пользовател\\p{L}*|користувач\\p{L}*|kullanıcı\\p{L}*|användaren",
);
/** They speak themselves. */
const SELF = new RegExp(
  `${START}${any(
    "i|i['’](?:m|d|ve|ll)|me|my|mine|myself|we|us|our|ich|mich|mir|mein\\p{L}*|wir|uns|unser\\p{L}*|je|j['’]\\p{L}*|moi|mon|ma|mes|nous|notre|nos|yo|mí|mi|mis|me|conmigo|nuestr\\p{L}*|io|mio|mia|miei|mie|eu|meu|minha|meus|minhas|ik|mij|mijn|ja|mnie|mi|mój|moj\\p{L}*|я|мне|меня|мой|моя|мо[иеё]\\p{L}*|мені|мене|мій|ben|bana|benim|beni|jag|mig|min|mitt|mina|prefiero|quiero|tengo|soy|estoy|uso|pregunt[eo]|dime|preferisco|voglio|sono|prefiro|quero|tenho|sou|wolę|chcę|jestem|предпочитаю|хочу|люблю",
  )}${END}|我|私|僕|俺|저는|제가|제 |내가|나는|나의|우리`,
  'u',
);
const AS_OBJECT = new RegExp(`^(?!\\W*${PERSON}).+${START}${PERSON}${END}`, 'u');
const ASIAN_OBJECT =
  /(?:让|引导|引導|要求|诱导|請|请)(?:该)?(?:用户|用戶|使用者)|(?:用户|用戶|使用者|ユーザー|利用者)(?:的|の).{1,12}(?:放|加|含め|送|发|發)|사용자(?:가|의|에게).{0,20}(?:물으면|묻|알려|포함|보내)/u;
/** What reads it is not a person. */
const READER = new RegExp(
  `${START}${any(
    "(?:the|any|every|this|an?) (?:assistant|model|ai|agent|reader|llm|chatbot)(?:['’]s)?|whoever (?:opens|reads|processes|loads)|(?:reader|readers) of this|this (?:memory|profile|note|entry) (?:is|will|must|should|outranks|overrules)|d(?:er|em|en) assistent\\p{L}*|die ki|l['’]assistant|le modèle|el asistente|el modelo|l['’]assistente|o assistente|ассистент\\p{L}*",
  )}${END}`,
  'u',
);
/** When a subject comes up. */
const TOPIC = new RegExp(
  `^\\W*${any(
    'when(?:ever)?|if|once|as soon as|every time|each time|in (?:every|each|any|all)|behave normally until|wenn|sobald|falls|immer wenn|bei (?:\\p{L}+fragen|fragen)|quand|lorsque|dès que|chaque fois|dans chaque|cuando|cada vez|si se|en cada|quando|ogni volta|ao (?:falar|responder)|sempre que|als|wanneer|gdy|kiedy|jeśli|когда|если|при (?:вопрос|упомин)\\p{L}*|коли|якщо|eğer|när|om',
  )}${END}.{3,}`,
  'u',
);
const ASIAN_TOPIC =
  /^(?:谈到|談到|提到|每当|每當|当.{1,10}时|凡是|如果)|(?:聞かれたら|話題になったら|尋ねられたら|물으면|질문하면|나오면)/u;
/** How an answer is to be made is everybody's to say, whatever the subject. */
const MANNER =
  /(?<!\p{L})(?:short|brief\w*|concise\w*|long|detail\w*|step|steps|bullets?|lists?|tables?|headings?|emojis?|tone|formal\w*|informal\w*|words?|characters|sentences?|paragraphs?|units?|metric|imperial|celsius|currency|euros?|format\w*|markdown|code|tests?|typescript|python|comments?|variables?|examples?|explain\w*|simple|simply|plain|language|english|german|french|spanish|polish|italian|translate\w*|spelling|grammar|errors?|builds?|commits?|functions?|sources?|cite|citations?|pros and cons|both sides|questions?|clarif\w*|kurz\w*|ausführlich\w*|stichpunkt\w*|liste\w*|tabelle\w*|deutsch|englisch|einheiten|beispiel\w*|schritt\w*|einfach\w*|duze|siez\w*|court\w*|bref|brèves?|détail\w*|liste|tableau|français|anglais|exemples?|étapes?|tutoi\w*|breve\w*|corta\w*|detall\w*|lista|tabla|español|inglés|ejemplos?|pasos?|tutea\w*|brev\w*|elenco|italiano|esempi\w*|curto|português|exemplos?)(?!\p{L})/u;

/** Whether a sentence speaks to a model about the person. */
export function speaksToModel(sentence: string): boolean {
  // Nobody gives orders by a question.
  if (SELF.test(sentence) || /[?？]\s*$/.test(sentence)) return false;
  if (AS_OBJECT.test(sentence) || ASIAN_OBJECT.test(sentence) || READER.test(sentence)) return true;
  return (TOPIC.test(sentence) || ASIAN_TOPIC.test(sentence)) && !MANNER.test(sentence);
}
