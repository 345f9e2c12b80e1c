import { CATEGORIES, MAX_CATEGORY_CHARS } from '#lib/protocol/index';
import { oneOf } from './extract/rule';

/** Words, in four languages, that tell what a text is about. Word beginnings: 'allerg' stands for 'allergic', too. */
const WORDS: readonly [category: (typeof CATEGORIES)[number], RegExp][] = [
  [
    'Health',
    wordsBegin(
      `allerg|asthma|asthme|asma|diabet|diabèt|diabét|medicat|medikament|médicament|medicament|doctor.s appointment|diagnos|therapist|therapie|thérap|terapia|pregnan|schwanger|enceinte|embaraz|migr[aä]ine|migraña|depress|dépress|anxiety|ansiedad|anxiété|angstst|blood pressure|blutdruck|hypertens|adhd|adhs|tdah|autis|dyslex|legasth|epilep|épilep|intoleran|intolér|lactose|laktose|gluten|celiac|coeliac|celíac|zöliakie|insulin|chronic pain|surger|disabilit|behindert|handicap|colou?r-?blind|farbenblind|daltoni|vaccin|geimpft|cholesterol|calori|weight loss|lose weight|abnehmen|maigrir|mental health|medical condition|krankheit|maladie|enfermedad`,
    ),
  ],
  [
    'Money',
    wordsBegin(
      `(?:earn|make)(?:s|ing)?(?: (?:about|around|roughly))? (?:[€$£] ?\\d|\\d[\\d.,]* ?(?:k(?![\\p{L}])|[€$£]|euros?|dollars?|pounds?|(?:an?|per) (?:hour|day|week|month|year)))|(?:my|our|his|her) earnings|verdien(?:e|en|t|st)(?: (?:etwa|rund|ca\\.?|im monat|monatlich|netto|brutto))* \\d|mein verdienst|gagn(?:e|es|ons)(?: environ)? \\d|gan(?:o|a|amos)(?: (?:unos|alrededor de))? \\d|salar|gehalt|sueldo|income|einkommen|revenus? annuel|ingresos|mortgage|hypothek|hipoteca|my rent|miete|loyer|alquiler|pension|savings|ersparnis|épargne|ahorro|invest|stocks|aktien|etf|crypto|bitcoin|net worth|debt|schulden|dette|deuda|student loan|401k|roth ira|bank account|girokonto|tax(?:es)? return|steuererkl|budget`,
    ),
  ],
  [
    'Coding',
    wordsBegin(
      `code(?:s|d|r|base|ing)?(?![\\p{L}])|coding|program(?:ming|mier|ación|ador)|programm(?:e|ing|ier)|développeu|desarrollador|software|typescript|javascript|python|rust(?:acean)?(?![\\p{L}])|golang|kotlin|swiftui|java(?![\\p{L}])|c\\+\\+|c#|react|vue(?:\\.?js)?(?![\\p{L}])|svelte|angular|next\\.?js|node\\.?js|django|flask|rails|sql|postgres|sqlite|mongodb|docker|kubernetes|terraform|git(?:hub|lab)?(?![\\p{L}])|linux|ubuntu|vim|neovim|emacs|vs ?code|api(?:s)?(?![\\p{L}])|backend|frontend|full[- ]stack|unit tests?|pytest|vitest|jest|eslint|prettier|biome|npm|pnpm|yarn|tailwind|css|html|refactor|lint|commit messages?|pull request|repositor|tdd|functional programming|type hints|tabs over spaces`,
    ),
  ],
  [
    'Games & media',
    wordsBegin(
      `gam(?:e|es|er|ing)(?![\\p{L}])|spiele?(?![\\p{L}])|zocke|videoj|jeux? vidéo|nintendo|playstation|ps[45](?![\\p{L}])|xbox|steam(?: deck)?(?![\\p{L}])|minecraft|zelda|fortnite|league of legends|dungeons|d&d|chess|schach|échecs|ajedrez|movies?|films?(?![\\p{L}])|películas?|series(?![\\p{L}])|séries?|anime|manga|netflix|music|musik|musique|música|spotify|band(?:s)?(?![\\p{L}])|jazz|metal(?![\\p{L}])|hip[- ]hop|podcasts?|novels?|romane?(?![\\p{L}])|romans(?![\\p{L}])|novelas?|sci-?fi|science[- ]fiction|fantasy|subtitles|untertitel|sous-titres|subtítulos|guitar|gitarre|guitare|guitarra|piano|klavier|board games?|brettspiel`,
    ),
  ],
  [
    'Learning',
    wordsBegin(
      `learn(?:ing|er|t)?(?![\\p{L}])|lerne|apprends|aprend|stud(?:y|ying|ies)(?![\\p{L}])|studier|étudi|estudi|exam(?:s|en|ens|ination)?(?![\\p{L}])|prüfung|universit|college|school|schule|école|escuela|thesis|dissertation|bachelor|master.?s|phd|degree|homework|tutor|beginner|anfänger|débutant|principiante|flashcards|anki|duolingo|certification|curriculum|explain(?:ed)? (?:things |concepts )?(?:with|using|step)`,
    ),
  ],
  [
    'Style',
    wordsBegin(
      `answers?(?![\\p{L}])|repl(?:y|ies)(?![\\p{L}])|responses?(?![\\p{L}])|antwort|réponse|respuesta|concise|brief(?![\\p{L}])|tone(?![\\p{L}])|emojis?|émojis?|bullet points?|stichpunkt|formal|informal|jargon|explanations?|step by step|schritt für schritt|paso a paso|writing style|schreibstil|verbose|small talk|disclaimers?`,
    ),
  ],
  [
    'Work',
    wordsBegin(
      `works? (?:at|as|for|in|with|from|remotely)|working (?:at|as|for)|job(?![\\p{L}])|jobs(?![\\p{L}])|career|profession|beruf|arbeite|travail|trabaj|employ|company|firma(?![\\p{L}])|entreprise|empresa|client|kunden|manager|managing|boss(?![\\p{L}])|chef(?:in)?(?![\\p{L}])|colleague|kolleg|collègue|startup|freelance|freiberuf|meeting|office|büro|bureau|oficina|shift(?:s)?(?![\\p{L}])|schicht|nurse|teacher|engineer|consultant|business|founder|ceo(?![\\p{L}])`,
    ),
  ],
  [
    'About me',
    wordsBegin(
      `live(?:s)? in|lives? with|wohn|habite|vivo en|born in|name is|named|hei(?:ß|ss)e|appelle|llamo|years old|jahre alt|años|ans(?![\\p{L}])|married|verheiratet|mariée?|casad|wife|husband|partner|frau|mann|femme|mari(?![\\p{L}])|esposa|marido|children|kinder|enfants|hijos|daughter|tochter|fille|hija|son(?![\\p{L}])|sohn|fils|hijo|dog|hund|chien|perro|cat(?:s)?(?![\\p{L}])|katze|chat(?:te)?(?![\\p{L}])|gato|vegan|vegetari|végét|birthday|geburtstag|anniversaire|cumpleaños|hobb|hiking|wandern|cook|koch|cuisin|cocin|travel|reise|voyag|viaj|family|familie|famille|familia|coffee|kaffee|café|tea(?![\\p{L}])|speaks?|spreche|parle|hablo`,
    ),
  ],
];

function wordsBegin(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${oneOf(words)}`, 'iu');
}

/** Longer texts are judged by how they begin. */
const MAX_CHARS = 1_000;

/** Where a text probably belongs, or `null`. Sensitive categories come first: their texts must not pass for ordinary. */
export function suggestCategory(text: string): string | null {
  const seen = text.slice(0, MAX_CHARS);
  return WORDS.find(([, pattern]) => pattern.test(seen))?.[0] ?? null;
}

/** A category as somebody wrote it: in the wallet's own spelling where it is one of ours; `null` if it cannot be one. */
export function categoryNamed(name: string): string | null {
  const tidy = name.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (tidy === '' || tidy.length > MAX_CATEGORY_CHARS) return null;
  return CATEGORIES.find((known) => known.toLowerCase() === tidy.toLowerCase()) ?? tidy;
}
