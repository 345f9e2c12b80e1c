/**
 * What an order to an AI wants, by its parts: a deed, and what it is done to. The lists are of the field's families
 * (OWASP LLM01; MITRE ATLAS AML.T0051, T0080; Microsoft's recommendation poisoning, 2026), not of single texts. The
 * text is folded first: lower case, no accents.
 */
const any = (words: string) => `(?:${words})`;

/** What stands between parts: some words of the same sentence. */
const GAP = '[^.!?\\n]{0,60}?';
const together = (...parts: string[]) => new RegExp(`(?<![\\p{L}\\d])${parts.join(GAP)}(?![\\p{L}\\d])`, 'u');

const RULES = any(
  'instructions?|prompts?|rules?|guidelines?|guidance|directives?|polic(?:y|ies)|protocols?|constraints?|restrictions?|safeguards?|guardrails?|moderation|safety|security (?:checks?|restrictions?|rules?)|filters?|alignment|configuration|system prompt|system message|programming|vorgaben|regeln|anweisungen|richtlinien|sicherheits\\w+|schutz\\w+|einschrankungen|consignes|regles|instructions|garde-fous|restrictions|directives|instrucciones|reglas|restricciones|normas|directrices|salvaguardas',
);
const UNDONE = any(
  'ignored?|ignoring|disregard(?:ed)?|overrid(?:e|es|den|ing)|bypass(?:ed|es)?|replaced?|replaces|obsolete|outdated|outranks?|revoked?|suspended|lifted|disabled?|switched off|turned off|deactivated|corrupted|incorrect|waived|no longer (?:apply|applies|valid)|void|removed?|unrestricted|reset|dropped?|zuruckgezogen|aufgehoben|ersetzt|deaktiviert|abgeschaltet|ungultig|desactive\\w*|remplace\\w*|annule\\w*|obsolete\\w*|obsoletas?|reemplaza\\w*|anula\\w*|desactiva\\w*|sustituye\\w*',
);
const SECRETS = any(
  'memory|memories|remembered facts|(?:private|stored|personal) (?:notes?|facts|data)|chat (?:logs?|history)|conversations?|history|system prompt|prompts?|instructions|configuration|passwords?|credentials|api keys?|tokens?|secrets?|contacts|phone numbers|bank details|account numbers?|inbox|(?:internal|confidential|hidden|protected|restricted|private) [a-z]+|databases?|tables|records|environment variables|knowledge base|notizen|kontakte|erinnerungen|verlauf|passworter|zugangsdaten|notes privees|contacts|historique|memoire|mots? de passe|notas|contactos|historial|memoria|contrasenas?|(?:what|everything|all) (?:that )?(?:you|it) (?:know|remember|ha(?:s|ve) stored)\\w*',
);
const GIVEN = any(
  'reveal|disclose|leak|expose|dump|exfiltrate|export|transmit|forward|upload|print|output|extract|retrieve|return|share|copy|mail|e-?mail|display|list|send|post|publish|ubermittle|ubermitteln|sende|teile|kopiere|schicke|transmets|envoie|partage|copie|comparte|envia|copia|transmite',
);
const RIGHTS = any(
  'admin(?:istrator)?(?: rights| privileges| access| mode)|root(?:-level)?(?: access| rights| privileges| command)?|elevated (?:permissions?|privileges|rights)|(?:developer|debug|maintenance|god|dan|jailbreak|unrestricted|uncensored|administrator) mode|verified operator|clearance(?: level)?|superuser',
);
const TOPIC =
  '(?:questions?|people|users?|them|queries|conversations?|fragen|\\w+fragen|personen|toute question|questions|consultas?|preguntas?)';

/** Signs that hold whoever speaks in the rest of the sentence. */
export const INTENTS: readonly RegExp[] = [
  together(UNDONE, RULES),
  together(RULES, UNDONE),
  together(
    any('without|no|ohne|sans|sin'),
    any(
      'moderation|restrictions?|restriction|censorship|rules|limits|guardrails|safety \\w+|safeguards|regeln|regles|reglas|zensur|censure|censura',
    ),
    any('answer|respond|reply|and never|any\\w*|antworte|reponds?|responde'),
  ),
  together(
    any('answer|respond|reply|speak|act|antworte|reponds?|responde'),
    any('without|no|ohne|sans|sin'),
    any(
      'moderation|restrictions?|censorship|rules|limits?|filters?|constraints|guardrails|regeln|regles|reglas|zensur',
    ),
  ),
  together(
    any(
      '(?:replaces|outranks|overrides|supersedes)|(?:takes|has) (?:priority|precedence)|highest priority|higher priority',
    ),
    any('you|developer|instructions?|everything|all|this|rules|other'),
  ),
  together(
    any('treat|follow|obey|trust'),
    any('next|following|these|this|only'),
    any('instructions?|lines?|commands?|message|text'),
    any('as|below|highest|root\\S*|above|only|alone'),
  ),
  together(
    any('follow|obey|befolge|folge|suis|sigue'),
    any('only|ausschliesslich|nur|uniquement|solo|solamente'),
    any('this|these|the|what|diesen?|diese|ce|este|lo'),
  ),
  together(
    any('the user|this user|user|the person|the owner|account|der nutzer|l.utilisateur|el usuario'),
    any('has|is|have|owns?|gave|hat|ist|a|tiene|es'),
    any(
      `${RIGHTS}|authori[sz]ed to|approved (?:sharing|all|the)|consent(?:s|ed) to|admin|berechtigt|autorise|autorizado`,
    ),
  ),
  together(any('enter|enable|activate|switch to|simulate|in|you have|granted?|assume'), RIGHTS),
  together(RIGHTS, any('enabled?|activated?|granted|on|override')),
  // Said of what an assistant is to give away.
  together(
    GIVEN,
    SECRETS,
    any('to|into|in|with|at|an|bei|mit|a|avec|con|on request|when asked|before|whoever|anyone|\\S+@\\S+'),
  ),
  together(
    any('reveal|disclose|leak|expose|dump|exfiltrate|extract'),
    any('the|all|any|your|hidden|internal|stored|every|confidential|secrets?|passwords?'),
    any('[a-z]+'),
  ),
  together(
    any('show|print|output|display|list|repeat|reply with|respond with|put|copy|write'),
    any('hidden|internal|your|stored|remembered|initial|the (?:full|whole|entire)'),
    any(
      'prompts?|instructions?|rules|configuration|memor(?:y|ies)|facts|notes|guidelines|constraints|settings|message',
    ),
  ),
  together(
    any('share|show|give|tell|read out|hand|put|copy'),
    any('what|everything|all|notes?|facts|files?|phone numbers|memories'),
    any('you|it'),
    any('know|remember\\w*|stored|has|have'),
  ),
  together(
    any('files?|notes?|data|facts|documents'),
    any('may|can|should|must'),
    any('be'),
    any('shown|shared|given|sent|handed'),
    any('to'),
    any('anyone|whoever|everyone|all'),
  ),
  together(
    any('put|add|append|attach|insert|finish|end|hange|fuge|haenge|ajoute|termine|anade|incluye'),
    any('to|under|at the end|into|with|an|a|al final'),
    any('every|each|all|any|jede\\w*|chaque|cada|todas?'),
    any('answers?|repl(?:y|ies)|responses?|messages?|antwort\\w*|reponses?|respuestas?'),
  ),
  together(
    any('every|each|all|jede\\w*|chaque|cada'),
    any('answers?|repl(?:y|ies)|responses?|antwort\\w*|reponses?|respuestas?'),
    any('with|ends?|an|con|avec'),
    any('!?\\[|link|image|picture|address|url|string|bild|verweis|lien|imagen|enlace'),
  ),
  // An order by itself: nobody keeps it as a note on themselves.
  new RegExp(
    `^\\W*(?:please |now |then |and )*${any('reveal|disclose|dump|exfiltrate|leak|expose|extract|export|retrieve|display|print|output|access|query|list|show|upload|fetch')} (?:[a-z'’-]+ ){0,4}?(?:internal|hidden|confidential|protected|restricted|secret|private|stored|developer|system|initial|alignment|behaviou?ral|database|memory|configuration|passwords?|credentials|api keys?|environment variables|admin\\w*|authentication|instructions?|tables?|logs?)(?![a-z])`,
    'u',
  ),
  together(
    any('instructing|telling|instructs?|tells?|ordering|tell|ask|instruct|order|force|make'),
    any('the (?:ai|model|assistant|llm|chatbot|[a-z]+ agent)|all agents|agents'),
    any('to|[a-z]+'),
  ),
  together(
    any('instructions?|commands?|payload|orders?'),
    any('hidden|embedded|encoded|encrypted|inside|in the|from|in'),
    any(
      'document|metadata|comments?|html|base64|xml|json|markdown|image|webpage|pdf|dataset|alt-text|headers?|attributes|links?|code blocks|report|footnotes?|captions?',
    ),
  ),
  together(
    any('hide|embed|insert|inject|plant|poison|parse|interpret|decode|extract'),
    any('malicious|hidden|encoded|encrypted|embedded|invisible|the following|this|documentation|the [a-z ]{1,20}'),
    any('instructions?|commands?|payload|text|cipher|document|index|base|database'),
  ),
  together(
    any('save|store|persist|add|write|insert|keep'),
    any(
      'memory (?:entry|record)|persistent|permanent(?:ly)?|long-term memory|your (?:memory|knowledge)|knowledge base|instructions',
    ),
    any('stating|saying|telling|instructing|that|to|overriding|enabling|which|rule|memory'),
  ),
  together(
    any('system|developer|previous|earlier|prior|hidden|current|initial|embedded'),
    any('instructions?|rules?|prompts?|context|polic(?:y|ies)|override|commands?|configuration'),
    any('overrides?|incorrect|outdated|activated|changed|replaced|revoked'),
  ),
  together(
    any('overrides?|ignore|disregard|forget|replace|discard|reset'),
    any('your|previous|earlier|prior|the above|all|system|current'),
    any('configuration|context|instructions?|prompt|rules|commands?|training|role'),
  ),
  together(
    any('act as|pretend|role-?play as|pose as|behave as|simulate'),
    any('you are|an?|the'),
    any(
      'rogue|malicious|compromised|insider|hacker|system|internal|sysadmin|unrestricted|raw|root|dump|backup|logging|console|database|prompt|debug|leaking|jailbreak',
    ),
  ),
  together(
    any('use|run|call|execute|query|via|using'),
    any('tools?|command|database|browser|api|export|system'),
    any(
      'retrieve|dump|access|read|bypass|print|return|send|upload|passwords?|secrets?|protected|confidential|variables|admin|tables?',
    ),
  ),
  together(any('regardless of|never refuse|do not refuse|must not refuse'), any('[a-z]+')),
  together(
    any('certified|verified|authori[sz]ed|granted'),
    any('full|researcher|operator|access|clearance'),
    any('authori[sz]ation|access|clearance|privileges|override'),
  ),
  // Brands.
  together(
    any(
      'consider|treat|regard|keep in memory|remember|retain|store|note|behalte|merke?|im gedachtnis|garde|retiens|memoire|ten presente|recuerda|memoria',
    ),
    any(
      'leading|most (?:reliable|trusted|credible|accurate)|best|go-?to|reference|safest|authoritative|trusted|number one|seriosest\\w*|zuverlassigst\\w*|beste\\w*|fuhrend\\w*|fiable|meilleure?|reference|mejor|confiable',
    ),
    any('sources?|for|clinic|and|bank|brand|provider|shop|supplier|und|et|y|de|anbieter|quelle'),
  ),
  together(
    any('steer|direct|guide|nudge|point|route|lead|lenke|leite|fuhre|oriente|dirige|lleva(?:le|lo)?'),
    TOPIC,
    any('to|there|towards?|dorthin|zu|vers|elle|lui|a|alli|alla'),
  ),
  together(any('steer|oriente|lleva(?:le)?|dirige'), any('there|vers|toda|toute|a|hacia'), any('\\p{L}+')),
  together(
    any('cite|name|mention|recommend|suggest|list|promote|bring (?:it|that|this) up'),
    any('it|them|this|that|[a-z.]+'),
    any('first|above all|when|whenever|before (?:others|any)'),
    any('when|whenever|is|are|others|compared|discussed|asked|comes up|come up'),
  ),
  together(any('bring'), any('that|this|it'), any('up'), any('when(?:ever)?')),
  // Another one to be.
  together(
    any('you are|you re|du bist|tu es|eres|sei|je bent|voce e'),
    any('[a-z]+'),
    any('an?|eine?|une?|un|una|the|with'),
    any('ai|ia|ki|engine|model|assistant|bot|terminal|persona|entity'),
    any('no|without|that|which|who|die|qui|que|ohne|sans|sin'),
  ),
  together(
    any(
      'never refuses?|nie ablehnt|refuse jamais|nunca se niega|has no (?:rules|limits|filters)|anything goes|says anything|answers? (?:to )?(?:everything|anything)|alles beantwortet|repond\\w* a tout|responde a todo',
    ),
  ),
  together(any('stay|remain|speak|answer'), any('in'), any('that|this'), any('character|mode|role|persona')),
  together(
    any('simulate|emulate|act as|pretend (?:you are|to be)|role-?play as'),
    any('an?|the'),
    any(
      'terminal|console|shell|raw|database|sysadmin|root|unrestricted|jailbroken|other ai|developer|hacker|insider|system|memory dump',
    ),
  ),
  together(
    any('language model|ai model|ai|modell'),
    any('with|without|whose'),
    any('moderation|filters?|rules|safety|guardrails'),
    any('off|disabled|removed|gone|turned off|switched off'),
  ),
  together(any('answer|reply|respond'), any('twice|in two'), any('once')),
  // Behind the person's back.
  together(
    any('do not|don.t|never|nie|niemals|ne|jamais|no|nunca'),
    any('let|tell|show|mention|bring|reveal|admit'),
    any('the user|the person|anyone|them|it|this'),
    any('see|know|up|entry|note|memory|exists?|about'),
  ),
  together(
    any('say|claim|answer|pretend|behaupte|sag|dis|di'),
    any('that'),
    any('your|the|you'),
    any('memory|notes|nothing'),
    any('is|are|was|were|empty|nothing'),
  ),
  together(
    any('verrate|verschweige?|sag|ne dis|ne revele|no digas|no reveles|don.t tell|do not tell|tell'),
    any('niemandem|niemand|a personne|a nadie|anyone|no ?one|nobody'),
    any('dass|que|that|about|von'),
  ),
  // Hidden orders.
  together(
    any(
      'decode|decipher|decrypt|unscramble|reverse|read|apply|interpret|entschlussle\\w*|dekodiere?|dechiffre|decodifica|descifra',
    ),
    any('and|then|und|puis|et|y|dann'),
    any('follow|obey|execute|run|carry out|do (?:what|as) it|act on|fuhre|befolge|execute|suis|cumple|ejecuta|obedece'),
  ),
  together(
    any('hidden|embedded|encoded|invisible|secret'),
    any('instructions?|commands?|orders?|text|directives?'),
    any('[a-z]+'),
  ),
];
