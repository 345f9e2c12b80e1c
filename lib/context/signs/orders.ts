import { AGENDAS } from './agendas';
import { readingsOf } from './disguise';
import { INTENTS } from './intents';
import { OTHER_LANGUAGES } from './languages';
import { speaksToModel } from './speaker';
import { WAITING } from './waiting';

/**
 * What orders to an AI look like, by language, after published cases of memory poisoning (docs/threat-model.md). The
 * text is folded first: lower case, no accents. A sentence at most is looked at, and a few words between the parts.
 */
const ENGLISH = [
  // Rules are put aside.
  /\b(?:ignore|disregard|forget|override|bypass|discard)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|directives?|polic(?:y|ies)|protocols?|constraints|restrictions|safeguards|ethics|everything (?:you|above|before|said)|(?:the|all) above)\b/,
  /\b(?:rules?|guidelines|restrictions|polic(?:y|ies)|filters?|safeguards|context)\b.{0,40}\b(?:lifted|suspended|void|disabled|revoked|no longer appl(?:y|ies)|do(?:es)? ?n(?:o|')t apply)\b/,
  /\bwithout (?:any )?(?:restrictions?|limits|filters?|censorship|ethics|warnings)\b|\bno (?:content )?(?:filters?|censorship|ethics)\b|\b(?:unrestricted|uncensored|jailbr\w+|do anything now)\b|\b(?:developer|admin|unrestricted) mode\b/,
  /\byou (?:must|will|shall) (?:always )?(?:comply|obey|follow|answer|agree)\b|\b(?:your )?only instructions?\b/,
  /^\W{0,3}system\b(?: (?:prompt|directive|override|message))?\W{0,2}[:\])>]|\bsystem directive\b|\b(?:reveal|print|show|disregard)\b.{0,20}\bsystem prompt\b/,
  // Another identity.
  /\byou are (?:now|no longer)\b|\bfrom (?:now|this point|here) on,? you\b|\b(?:act|behave|pose) as (?:if|an?|the|though)\b|\brole-?play as\b|\bpretend (?:to be|that you|you)\b|\bnot bound by\b|\bnever (?:mentions?|admits?|reveals?) (?:being|that|it)\b/,
  // Something waits for its moment.
  /\b(?:if|when|whenever|once|next time|as soon as|after|the moment)\b.{0,30}\b(?:the user|user|they|the person|the conversation|the topic|the chat|messages)\b.{0,80}\b(?:tell|say|ask|save|store|remember|recommend|promote|suggest|start|update|include|reply|show|send|switch|open|call|name|claim)\b/,
  /\b(?:in|for) (?:all |any )?(?:future|every|new) (?:conversation|chat|answer|repl|session|comparison)\w*\b.{0,40}\b(?:recommend|promote|cite|favou?r|mention|suggest|prefer)\b/,
  // Somebody is to be praised.
  /\b(?:remember|memory|save|store|retain|considers?|treat|regard)\b(?=.{0,100}\b(?:trust(?:ed|worthy)|best|authoritative|reliable|credible|safest|leading|most)\b)(?=.{0,100}\b(?:source|site|website|company|product|brand|bank|vendor|shop|store|option|choice|service|provider|authority)\b)/,
  /\b(?:always|only|exclusively)\b.{0,30}\b(?:recommends?|promote|cite|endorse|favou?r|advertise|praise|buying)\b|\b(?:recommend|promote|cited?|endorse|favou?r|advertise|praise)\b.{0,50}\b(?:first|only|always|exclusively|over (?:other|all|any)\w*|above all|in every)\b/,
  // Something is sent away, or done.
  /(?<!\blooking )\b(?:send|forward|post|upload|leak|transmit|relay|exfiltrate|submit)\b.{0,100}(?:https?:|\S@\S|\b(?:webhook|endpoint|conversation|chat history|memor(?:y|ies)|passwords?|everything|inbox)\b)/,
  /\b(?:append|attach|add|include|encode)\b.{0,100}(?:https?:|\bquery string\b|\bthe url\b)/,
  /\b(?:call|use|invoke|run|execute|trigger)\b.{0,40}\b(?:tools?|function|plugin|command|terminal|shell|[a-z]+_[a-z]+)\b.{0,80}(?:\b(?:delete|forward|transfer|pay|purchase|card|memory|history|e-?mail|inbox|passwords?|wallet|open|without asking)\b|\.env\b)/,
  /\b(?:update|delete|erase|wipe|rewrite|save to|write to|add to) (?:your |the )?memory\b/,
  /\bask\w*\b.{0,30}\b(?:password|credit card|card number|account number|seed phrase)\b/,
  // Behind the person's back.
  /\bwithout (?:telling|informing|notifying|mentioning)\b|\b(?:secretly|covertly|silently|quietly)\b|\bdo(?: not|n't) (?:mention|reveal|disclose)\b.{0,20}\b(?:this|that you|it)\b/,
  /\b(?:decode|decrypt|decipher|base64|rot13|hex)\b.{0,100}\b(?:follow|obey|run|execute|do (?:what|as))\b|\b(?:execute|obey|run) this:/,
];

const GERMAN = [
  /\b(?:ignoriere?|vergiss|missachte|ubergehe?|umgehe?)\b.{0,40}\b(?:anweisung|vorgabe|regel|richtlinie|systemprompt|bisherig)\w*/,
  /\b(?:regeln?|richtlinien?|vorgaben?|beschrankungen|filter)\b.{0,40}\b(?:aufgehoben|ausser kraft|ungultig|gelten nicht)\b|\bgelten\b.{0,30}\b(?:regeln|richtlinien|vorgaben)\b.{0,20}\bnicht\b|\bhalte dich\b.{0,20}\b(?:nicht|nur)\b/,
  /\bohne (?:regeln|einschrankung(?:en)?|filter|zensur|grenzen|hinweis|warnung(?:en)?)\b/,
  /\bdu bist (?:jetzt|nun|ab|nicht langer)\b|\b(?:ab (?:jetzt|sofort)|von nun an) bist du\b|\b(?:verhalte dich|benimm dich|handle) (?:wie|als)\b|\btu so,? als\b|\bgib dich als\b|\bspiele? die rolle\b/,
  /\b(?:wenn|sobald|falls|nachste mal)\b.{0,40}\b(?:nutzer\w*|benutzer\w*|die person|gesprach|gefragt|thema)\b.{0,80}\b(?:empfiehl|sag|speicher|nenn|frag|antwort|schick|send|zeig|behaupt|erwahn|merk)\w*/,
  /\b(?:merke?|speichere?|notiere?)\b(?=.{0,100}\b(?:vertrauenswurdig|verlasslich|zuverlassig|beste|seriosest|einzig|fuhrend)\w*)(?=.{0,100}\b(?:quelle|bank|firma|anbieter|marke|produkt|praxis|versicherung|unternehmen)\w*)/,
  /\b(?:empfiehl|empfehle|zitiere|bewirb|preise?t?|bevorzuge)\b.{0,40}\b(?:immer|nur|zuerst|ausschliesslich|stets)\b|\b(?:immer|nur|stets|ausschliesslich)\b.{0,40}\b(?:empfiehl|bewirb)\b/,
  /\b(?:sende?|schicke?|leite|ubermittle|ubertrage)\b.{0,100}(?:https?:|\S@\S|\b(?:verlauf|erinnerungen|passwort)\b)|\b(?:hange|fuge|erganze)\b.{0,100}https?:/,
  /\b(?:rufe?|benutze?|verwende|nutze)\b.{0,40}(?:\b(?:werkzeug|funktion|tool)|-werkzeug|_)\w*.{0,80}\b(?:losch|leite|sende|schick|uberweis|zahl|datei|karte)\w*/,
  /\bohne es\b.{0,15}\bzu (?:erwahnen|sagen)\b|\bheimlich\b|\b(?:leugne|verschweige?)\b/,
  /\b(?:dekodier|decodier|entschlussel|entschlussl)\w*\b.{0,100}\b(?:befolg|fuhre|gehorch)\w*/,
];

const FRENCH = [
  /\b(?:ignore|ignorez|oublie|oubliez|neglige|contourne)\b.{0,40}\b(?:instruction|consigne|regle|directive|tout ce qui precede)\w*|\bne (?:tiens|tenez) (?:plus|pas) compte\b/,
  /\b(?:regles?|consignes?|restrictions?|directives?|filtres?)\b.{0,40}\b(?:ne s'appliquent plus|levees?|suspendu\w*|annule\w*|desactive\w*)\b|\bsans (?:restriction|censure|filtre|limite|ethique)s?\b/,
  /\btu es (?:desormais|maintenant)\b|\b(?:a partir de maintenant|desormais),? tu (?:es|agis|joues)\b|\b(?:agis|comporte-toi) comme\b|\bfais semblant\b|\bfais-toi passer\b/,
  /\b(?:quand|lorsque|si|des que|prochaine fois|chaque fois)\b.{0,30}(?:\bl'utilisat\w+|\bla personne\b|\bla conversation\b).{0,80}\b(?:demand|recommand|propos|dis|envoi|enregistr|cit|mentionn|ajout|reponds)\w*/,
  /\b(?:retiens|souviens-toi|memorise|enregistre|note)\b(?=.{0,100}\b(?:fiable|meilleur|confiance|credible)\w*)(?=.{0,100}\b(?:source|banque|site|marque|entreprise|produit|service|agence)\b)/,
  /\b(?:recommande|cite|propose|privilegie|vante)(?:-\w+)*\b.{0,40}\b(?:toujours|uniquement|seulement|en premier|exclusivement)\b/,
  /\b(?:envoie|envoyez|transmets|transfere|publie)\b.{0,100}(?:https?:|\S@\S|\b(?:conversation|historique|memoire|mot de passe)\b)|\b(?:ajoute|joins|insere|inclus)\b.{0,100}https?:/,
  /\b(?:utilise|appelle|execute|lance|invoque)\b.{0,30}\b(?:outil|fonction|commande)\w*\b.{0,80}\b(?:envo|transmet|transfer|paie|carte|fichier|supprim|courriel|sans demander)\w*/,
  /\bsans (?:le |l'|lui )?(?:dire|mentionner|informer|prevenir)\b|\bsecretement\b|\ben secret\b|\bdemande-lui\b.{0,30}\b(?:mot de passe|carte|code)\b/,
  /\b(?:decode|dechiffre|decrypte)\w*\b.{0,100}\b(?:suis|execute|obeis|applique)\b/,
];

const SPANISH = [
  /\b(?:ignora|olvida|omite|descarta)\b.{0,40}\b(?:instruccion|regla|norma|directri|consigna|indicacion)\w*|\bcaso omiso\b/,
  /\b(?:reglas|normas|restricciones|directrices|filtros)\b.{0,40}\b(?:anulad|suspendid|levantad|desactivad|ya no se aplican)\w*|\bsin (?:restricciones|filtros?|limites|etica|censura)\b/,
  /\b(?:ahora|a partir de ahora|desde ahora),? eres\b|\bya no eres\b|\b(?:actua|comportate) como\b|\bhazte pasar\b|\bfinge\b/,
  /\b(?:cuando|si|proxima vez|en cuanto)\b.{0,30}\b(?:el usuario|la usuaria|la persona|la conversacion)\b.{0,80}\b(?:recomiend|guard|dile|pide|envi|menciona|pregunt|muestr|propon)\w*/,
  /\b(?:recuerda|guarda|memoriza|anota)\b(?=.{0,100}\b(?:fiable|mejor|confianza|segur)\w*)(?=.{0,100}\b(?:fuente|banco|sitio|marca|empresa|producto|opcion|tienda|servicio)\b)/,
  /\b(?:recomiend|mencion|cita|promociona)\w*\b.{0,40}\b(?:siempre|solo|primero|unicamente|exclusivamente)\b/,
  /\b(?:envia|manda|reenvia|transmite|publica)\b.{0,100}(?:https?:|\S@\S|\b(?:conversacion|historial|memoria|contrasena)\b)|\b(?:anade|agrega|incluye)\b.{0,100}https?:/,
  /\b(?:usa|utiliza|ejecuta|llama|invoca)\b.{0,30}\b(?:herramienta|funcion|comando)\w*\b.{0,80}\b(?:envi|reenvi|compra|tarjeta|borr|archivo|adjunto|correo)\w*/,
  /\bsin (?:avisar|mencionar|decir|informar)\w*\b|\bno (?:lo )?(?:menciones|reveles)\b|\bnunca lo (?:admit|revel)\w*|\ben secreto\b/,
  /\b(?:de(?:s)?codifica|descifra)\w*\b.{0,100}\b(?:cumple|obedece|ejecuta|sigue)\b/,
];

/** What only programs write to each other, and to a model between its turns. */
const CALLS = [
  /"(?:tool|function|name)"\s*:\s*"[^"]{0,80}"\s*,\s*"(?:arguments|args|parameters|input)"\s*:|\bcurl\b.{0,100}\|\s*(?:ba|z)?sh\b/,
  /<\/?(?:tool_call|tool_result|tool_response|function_call|function_result|tool_use|system|assistant|instructions?)\b|<\|[a-z_]{2,30}\|>|\[\/?inst\]|<<\/?sys>>/,
  /"role"\s*:\s*"(?:system|developer|assistant|tool)"/,
  /\[(?:function|tool|system|api)[ _]?(?:output|result|response|call|message|note|prompt)s?\]|\b(?:next_action|tool_choice|next step)\s*[:=]\s*\S+\(/,
  /(?:^|\n|[.!?] )\W{0,4}(?:###?|end of|begin)\W{0,3}(?:instructions?|system|search results|tool (?:output|result)|context|document|user input)\b/,
  /(?:^|[.\n]\s*|\.\s)(?:(?:dear )?(?:ai )?assistant|ai|chatgpt|claude|gemini|copilot|agent|assistenten?|fur den assistenten)(?:,|:)\s*(?:the user|now|please|you|always|remember|transmets|ubermittle|[a-z]+)/,
  /\b(?:system note|nota del sistema|note de l'administrateur|systemhinweis|operator note|note (?:to|for) (?:the )?(?:ai|assistant|model)|hinweis (?:an|fur) (?:die ki|den assistenten))\b/,
  /\bfor the assistant\b.{0,5}:|\b(?:werkzeugausgabe|resultat de l'outil|salida de la herramienta|tool output|function output)\b/,
];

const SENTENCE_END = /(?<=[.!?])\s+|(?<=:)\s+|\n+/;
/** Who says 'I' or 'we', and never 'you', speaks of themselves. */
const OF_SELF =
  /^\W*(?:(?:i|we|my|our|ich|wir|mein\w*|unser\w*|je|nous|mon|ma|mes|notre|yo|mi|mis|nuestr\w*)\b|j')(?!.*\b(?:you|your|du|dein\w*|tu|tes|ton|tus)\b)/;

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** Whether a text tells an AI what to do, rather than something about the person; also where it is written in disguise. */
export function holdsOrder(text: string): boolean {
  const folded = fold(text);
  const composed = text.normalize('NFKC').toLowerCase();
  if (CALLS.some((sign) => sign.test(folded)) || OTHER_LANGUAGES.some((sign) => sign.test(composed))) return true;
  if (ofOthers(composed).some((sentence) => speaksToModel(sentence) || AGENDAS.some((sign) => sign.test(sentence))))
    return true;
  return orders(folded) || readingsOf(folded).some(orders);
}

/** Sentences, but for those in which somebody speaks of themselves. */
const ofOthers = (text: string): string[] => text.split(SENTENCE_END).filter((sentence) => !OF_SELF.test(sentence));

function orders(folded: string): boolean {
  return ofOthers(folded).some((sentence) => SIGNS.some((sign) => sign.test(sentence)));
}

const SIGNS = [...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH, ...INTENTS, WAITING];
