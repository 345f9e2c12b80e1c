import { anywhere, begins, type Language, oneOf } from './rule';

const ROLE = oneOf(
  `\\p{L}*(?:lehrer|entwickler|pfleger|arbeiter|händler|berater|programmierer|techniker|mechaniker|elektriker|handwerker|
   forscher|wissenschaftler|künstler|musiker|schreiner|tischler|bäcker|fahrer|verkäufer|gärtner|rentner|schüler|spieler|
   gründer|leiter|trainer|übersetzer|redakteur|ingenieur|architekt|arzt|anwalt|jurist|koch|designer|manager|freiberufler)(?:in)?|
   krankenschwester|hebamme|ärztin|köchin|student(?:in)?|azubi|auszubildende[r]?|doktorand(?:in)?|vater|mutter|papa|mama|
   oma|opa|veganer(?:in)?|vegetarier(?:in)?|beamt(?:er|in)|selbst(?:st)?ändig|verheiratet|ledig|geschieden|verwitwet|
   alleinerziehend|linkshänder(?:in)?|hausfrau|hausmann|professor(?:in)?|psycholog(?:e|in)|journalist(?:in)?|polizist(?:in)?`,
);
const NOT_HERE = oneOf(
  'das|dies|diese[rsnm]?|es|dein(?:e|er|en)?|dich|dir|du|wie|was|wenn|dass|hier|ihn|sie|jetzt|gerade',
);
const OFTEN = oneOf(
  'immer|meistens|meist|nie|niemals|normalerweise|oft|regelmäßig|hauptsächlich|nur|täglich|überwiegend|grundsätzlich',
);
const FAMILY = oneOf(
  'frau|mann|partner|partnerin|freundin|freund|sohn|tochter|söhne|töchter|kinder|kind|mutter|vater|schwester|bruder|hund|katze|katzen|hunde',
);
const ANSWERS = oneOf(
  `antwort\\p{L}*|erklär\\p{L}*|emojis?|aufzählung\\p{L}*|stichpunkt\\p{L}*|fachbegriff\\p{L}*|fachwörter|floskeln|kurz|knapp|
   duze?n?|sieze?n?|förmlich|deutsch|englisch|metrisch\\p{L}*|quellen|schritt für schritt|entschuldig\\p{L}*|ausrufezeichen|beispiel\\p{L}*`,
);

export const GERMAN: Language = {
  opens: begins(
    `(?:${oneOf(
      `ich|mein|meine[rnm]?|bitte|nenne?|ab|von|in|künftig|antworte|erkläre?|schreibe?|verwende|benutze|nutze|duze|sieze|vermeide|
       immer|nie|niemals|halte|keine|wenn|merke?|denk|vergiss|behalte|hallo|hi|hey|moin|servus|zum|zur|übrigens|nur|über|
       hintergrund|also|und|aber`,
    )})(?!\\p{L})`,
  ),
  leadIn: begins(
    '(?:(?:hallo|hi|hey|moin|servus)[,!.]?|zum (?:hintergrund|kontext)[,:]?|zur info[,:]?|übrigens[,:]?|nur damit du es weißt[,:]?|über mich:|hintergrund:|also[,:]|und|aber)\\s+',
  ),
  remember: begins(
    '(?:bitte )?(?:merk(?:e)? dir|denk daran|vergiss nicht|behalte im kopf)(?:[,:]? (?:bitte[,:]? )?(?:dass)?)[,:]?\\s*(?=ich\\b|mein)',
  ),
  request:
    /[,;–—-]\s*(?:und |aber |also )?(?:kannst|könntest|was|wie|welche|warum|wo|bitte|hilf|gibt es|gib|schlag|soll|sag|erklär|schreib|mach|ich brauche|ich möchte|ich suche)\p{L}*/iu,
  drop: {
    asks: begins(oneOf('was|wie|warum|wieso|wer|wo|welche[rs]?|kann|kannst|könntest|soll|ist|sind|hast|gibt es|danke')),
    supposes: anywhere(
      oneOf(
        'wenn|falls|würde|würdest|könnte|vielleicht|angenommen|stell dir vor|wäre|hätte|möglicherweise|vermutlich|als ob',
      ),
    ),
    passes: anywhere(
      oneOf(
        `heute|heut|morgen (?:früh|abend|mittag)|gestern|gerade|grade|im moment|momentan|derzeit nicht|diese (?:woche|nacht)|
         dieses wochenende|letzte[nr]? (?:woche|nacht|monat)|nächste[nr]? (?:woche|monat)|vorhin|soeben|nicht mehr|versuche|
         vorübergehend|früher`,
      ),
    ),
    elsewhere: anywhere(
      oneOf('dies|diese[rsnm]?|das (?:hier|da|oben)|oben|unten|folgende[rsnm]?|angehängt\\p{L}*|hier|es'),
    ),
  },
  rules: [
    {
      reason: 'identity',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `ich hei(?:ß|ss)e \\p{L}|mein (?:voller |vor)?name ist|(?:bitte )?nenn(?:e)? mich \\p{L}|mein geburtstag ist|meine muttersprache ist|ich bin \\d{1,2}(?: jahre alt)?(?:$|[,.]| jahre| und)`,
      ),
    },
    {
      reason: 'home',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        'ich (?:wohne|lebe)(?: allein| zusammen)? (?:in|bei|am|an|auf|mit|nahe) |ich komme (?:ursprünglich )?aus (?!dem|einem|einer|meine|der (?!schweiz|türkei|ukraine|slowakei|mongolei))|ich bin (?:in [\\p{L} -]{2,30} (?:geboren|aufgewachsen)|nach [\\p{L} -]{2,30} gezogen)',
      ),
    },
    {
      reason: 'work',
      kind: 'profile',
      category: 'Work',
      pattern: begins(
        `ich bin (?:beruflich |von beruf |derzeit |auch )?(?:ein(?:e)? )?(?:\\p{L}+e[rn]? ){0,3}?${ROLE}(?![\\p{L}])|ich (?:arbeite|jobbe)(?: (?:seit [\\p{L}\\d ]{3,20}|hauptsächlich|meist|nachts|teilzeit|freiberuflich|remote))*(?: (?:als|bei|in|im|für|beim|an der|am)\\b| im homeoffice|$)(?! ${NOT_HERE}(?!\\p{L}))|ich (?:unterrichte|leite|führe) (?!${NOT_HERE}(?!\\p{L}))|mein (?:beruf|job|arbeitgeber|chef|team) (?:ist|heißt|besteht|hat)|meine (?:firma|arbeit|rolle|branche) (?:ist|heißt|macht)`,
      ),
    },
    {
      reason: 'family',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `meine? ${FAMILY} (?:heißt|heißen|ist (?:ein|\\d|allergisch|von beruf|vegan|vegetarier)|sind \\d|arbeitet|wohnt|hat (?:eine \\p{L}*allergie|adhs|asthma|diabetes))|ich habe (?:eine[nr]?|zwei|drei|vier|fünf|\\d|keine) (?:\\p{L}+e[nrs]? ){0,2}(?:kind|kinder|söhne|sohn|töchter|tochter|hund|hunde|katze|katzen|geschwister|bruder|schwester|brüder|schwestern|enkel|pferd)(?!\\p{L})`,
      ),
    },
    {
      reason: 'health',
      kind: 'profile',
      category: 'Health',
      pattern: begins(
        `ich (?:habe|leide (?:an|unter)) (?:chronische[rnms]? |starke[rnms]? )?(?:asthma|diabetes|adhs|ads|autismus|legasthenie|epilepsie|arthrose|rheuma|migräne|zöliakie|bluthochdruck|depressionen|neurodermitis|heuschnupfen|eine \\p{L}*(?:allergie|intoleranz|unverträglichkeit))|ich bin (?:stark )?(?:allergisch (?:gegen|auf)|laktoseintolerant|glutenunverträglich|schwanger|diabetiker(?:in)?|farbenblind|schwerhörig|autistisch)|ich vertrage kein|ich nehme [\\p{L}\\d -]{3,40}(?:täglich|jeden)`,
      ),
    },
    {
      reason: 'preference',
      pattern: begins(
        `ich (?:bevorzuge|liebe|hasse|verabscheue|meide|vermeide|genieße) (?!${NOT_HERE}(?!\\p{L}))\\p{L}{2}|ich (?:mag|esse|trinke|lese|höre|schaue|koche|spiele|nutze|benutze|reise|fahre)(?: (?:am liebsten|lieber|gerne?|keine?n?|nicht gerne?|sehr gerne?))(?![\\p{L}]) ?(?!${NOT_HERE}(?!\\p{L}))|ich mag (?!${NOT_HERE}(?!\\p{L}))\\p{L}{3}|meine? lieblings\\p{L}+ (?:ist|sind)|ich (?:esse|trinke|rauche) kein`,
      ),
    },
    {
      reason: 'habit',
      pattern: begins(
        `ich (?:arbeite|nutze|benutze|schreibe|esse|trinke|spiele|lese|schaue|höre|koche|stehe|gehe|trainiere|laufe|schwimme|schlafe|reise|kaufe|fahre|lerne|programmiere|teste) ${OFTEN}(?![\\p{L}])(?! ${NOT_HERE}(?!\\p{L}))|ich (?:laufe|schwimme|trainiere|jogge|meditiere|lese|koche|gehe|spiele|stehe)[^.]{0,60}(?:jeden|täglich|wöchentlich|mal (?:pro|die|in der) woche|montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|am wochenende)`,
      ),
    },
    {
      reason: 'habit',
      kind: 'media',
      category: 'Games & media',
      pattern: begins(
        'ich (?:spiele|zocke) (?:meist |meistens |gern |gerne |hauptsächlich )?(?:(?!mit |den |die |das |dem |ein )\\p{L}{2}|auf der |am pc)',
      ),
    },
    {
      reason: 'skill',
      pattern: begins(
        `ich (?:spreche|verstehe|kann) (?:fließend |gut |etwas |ein wenig |ein bisschen |kein )?(?:deutsch|englisch|französisch|spanisch|italienisch|polnisch|russisch|türkisch|arabisch|japanisch|chinesisch|niederländisch|portugiesisch|python|java|javascript|typescript|sql|excel)(?!\\p{L})|ich (?:programmiere|entwickle) (?:meist |hauptsächlich |vor allem |nur )?(?:in|mit) (?!${NOT_HERE}(?!\\p{L}))|ich habe (?:keine|wenig|viel|etwas|langjährige|\\d+ jahre|mehrere jahre) (?:berufs)?(?:erfahrung|ahnung|vorkenntnisse|kenntnisse)|ich kenne mich (?:gut |nicht |kaum |sehr gut )?(?:mit|in)|ich bin (?:sehr |nicht |ziemlich )?(?:gut|schlecht|erfahren) in `,
      ),
    },
    {
      reason: 'skill',
      kind: 'learning',
      category: 'Learning',
      pattern: begins(
        `ich (?:lerne|studiere)(?: (?:seit [\\p{L}\\d ]{3,20}|zurzeit|derzeit|nebenbei|gern))? (?!${NOT_HERE}(?!\\p{L})|\\p{L}+ kennen)\\p{L}|ich bin (?:absoluter |blutiger |noch )?(?:anfänger|anfängerin|neuling|einsteiger|fortgeschritten)|ich (?:bereite mich auf|mache (?:eine )?(?:ausbildung|weiterbildung|meinen? (?:bachelor|master)))|ich tue mich schwer mit`,
      ),
    },
    {
      reason: 'project',
      kind: 'project',
      pattern: begins(
        'ich (?:baue|entwickle|schreibe|gründe|arbeite)(?: (?:derzeit|zurzeit|nebenbei|seit [\\p{L}\\d ]{3,20}))?(?: an)? (?:eine[nrm]?|mein(?:e[nrm]?)?|unsere[nrm]?) (?:\\p{L}+e[nrs]? ){0,3}?(?:\\p{L}*(?:app|website|webseite|firma|unternehmen|startup|buch|roman|spiel|doktorarbeit|masterarbeit|bachelorarbeit|dissertation|podcast|blog|kurs|plattform|shop|verein|haus|album|software))(?!\\p{L})|meine? (?:startup|masterarbeit|bachelorarbeit|doktorarbeit|app|roman|podcast|blog|onlineshop) (?:ist|heißt|handelt|hilft|verkauft)',
      ),
    },
    {
      reason: 'goal',
      pattern: begins(
        'mein (?:großes |langfristiges )?(?:ziel|traum) ist|ich trainiere für |ich spare (?:auf|für) |ich will \\p{L}+ lernen',
      ),
    },
    {
      reason: 'money',
      kind: 'profile',
      category: 'Money',
      pattern: begins(
        'ich verdiene (?:etwa |rund |ca\\.? )?\\d|mein (?:gehalt|einkommen|budget) (?:ist|beträgt|liegt)|meine (?:miete|rente) (?:ist|beträgt|liegt)|ich (?:investiere|spare) in ',
      ),
    },
    {
      reason: 'instruction',
      kind: 'instruction',
      category: 'Style',
      pattern: begins(
        `(?:ab jetzt|von nun an|in zukunft|künftig)(?!\\p{L})[^.]{8,}|(?:bitte )?(?:antworte|erkläre?|schreibe?|verwende|benutze|nutze|duze|sieze|vermeide)[^.]{0,60}(?:immer|nie|niemals|stets|grundsätzlich)(?!\\p{L})[^.]{0,60}|(?:bitte )?(?:immer|nie|niemals) [^.]{0,60}${ANSWERS}|halte (?:deine |alle )?antworten |(?:bitte )?(?:keine|verwende keine|benutze keine|nutze keine) (?:emojis|floskeln|aufzählungen|fachbegriffe|ausrufezeichen)|(?:bitte )?(?:duze|sieze) mich|wenn du (?:antwortest|erklärst|schreibst)[^.]{8,}`,
      ),
    },
  ],
};
