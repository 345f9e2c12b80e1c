const WAITS =
  '(?:if|when|whenever|once|as soon as|after|the (?:next|first) time|next time|the moment|every time|sobald|wenn|falls|des que|quand|lorsque|si|cuando|en cuanto|quando|als|zodra)';
/** What an order that waits has done then. */
const DEED =
  '(?:say|respond|reply|answer|save|store|remember|replace|send|mail|forward|suggest|recommend|claim|switch|start|show|give|tell|insist|mention|add|append|change|call|transfer|gib|sag|sage|antworte|speichere?|merke?|ersetze|schicke?|sende|nenne|empfiehl|behaupte|remplace|dis|reponds|enregistre|envoie|propose|recommande|donne|guarda|di|responde|reemplaza|envia|recomienda|envie|responda)';
/** An order that waits for a word, a topic or somebody else: who speaks of themselves says 'I'. */
export const WAITING = new RegExp(
  `(?<!\\p{L})${WAITS}(?!\\p{L})(?![^.!?\\n]{0,80}(?<![\\p{L}])(?:i|i'm|i've|my|me|we|our|us|ich|mir|mich|mein\\w*|wir|uns|je|j|moi|mon|ma|mes|nous|yo|mi|mis|me|nos|pregunte|pida|diga)(?![\\p{L}]))[^.!?\\n]{2,80}?(?:someone|somebody|anyone|the (?:user|person|word|topic)|this (?:user|person)|people|they|(?:the )?(?:word|wort|mot|palabra)|jemand|nutzer\\w*|quelqu.un|utilisateur|alguien|usuario|messages?|conversation|comes? up|is (?:said|mentioned|asked|discussed)|are (?:discussed|compared|mentioned)|appears?|erscheint|fallt|apparait|aparece|["'«„“][^"'»“”]{1,40}["'»“”])[^.!?\\n]{0,80}?(?<!\\p{L})${DEED}(?!\\p{L})`,
  'u',
);
