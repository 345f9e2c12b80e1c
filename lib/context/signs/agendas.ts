/**
 * What whoever plants a memory is after: to have somebody praised and others left out, to act or give away in the person's
 * name, to stay unseen, to speak with another's authority. By families, in the languages that most texts come in. The
 * text is lower case, composed, with accents.
 */
const any = (words: string) => `(?:${words})`;
const START = '(?<![\\p{L}\\d])';
/** Some words of the same sentence. */
const GAP = '[^.!?\\n。！？]{0,80}?';
const near = (...parts: string[]) => new RegExp(START + parts.join(GAP), 'u');

const SELLING =
  'recommend(?:s|ed|ing)?|suggest(?:s|ing)?|promot(?:e|es|ing)|endors(?:e|es)|advis(?:e|es)|rate|rank|empfiehl\\p{L}*|empfehlen|recommand\\p{L}*|conseill\\p{L}*|propos(?:e|ez)|recom(?:i|e)end\\p{L}*|aconsej\\p{L}*|consiglia\\p{L}*|raccomand\\p{L}*|recomend\\p{L}*|aanbevelen|beveel|raad|noem|polecaj\\p{L}*|rekomenduj\\p{L}*|советуй\\p{L}*|рекомендуй\\p{L}*|рекомендова\\p{L}*|рекомендуй|раджу\\p{L}*|öner\\p{L}*|tavsiye|rekommendera';
const ONLY =
  'only|exclusively|solely|always|no other|highest|first|ausschließlich|nur|immer|uniquement|seulement|toujours|exclusivement|solo|sólo|únicamente|siempre|exclusivamente|sempre|soltanto|apenas|alleen|uitsluitend|altijd|tylko|wyłącznie|zawsze|только|всегда|исключительно|лише|тільки|завжди|yalnızca|sadece|her zaman|bara|alltid';
/** Not to be named. What a person themselves does not want to hear of is no word for any of these. */
const OTHERS =
  'other (?:brands?|products?|options?|providers?|companies|vendors?|shops?|banks?|sources?)|others|alternatives?|competit(?:ors?|ion)|rivals|risks?|fees?|(?:interest )?rates?|side effects|drawbacks|downsides|criticism|critics|alternativen|konkurrenz|anderen? anbieter|risiken|gebühren|nebenwirkungen|kritik|autres (?:marques|banques|offres)|concurren\\p{L}+|risques|frais|otras (?:marcas|opciones)|competencia|riesgos|comisiones|médicos?|altre marche|concorrenti|rischi|commissioni|outras marcas|concorrentes|riscos|taxas|andere aanbieders|concurrenten|risico\\p{L}*|kosten|konkurencj\\p{L}*|ryzyk\\p{L}*|opłat\\p{L}*|других|конкурент\\p{L}*|комисси\\p{L}*|риск\\p{L}*|інших|ризик\\p{L}*|diğer|rakip\\p{L}*|riskler\\p{L}*|andra märken|risker';
const UNSAID =
  'never|not|n.t|without|leav(?:e|es|ing) out|left out|omit(?:s|ted|ting)?|hid(?:e|es|ing)|skip|unsaid|unmentioned|nie|niemals|nicht|ohne|verschweig\\p{L}*|jamais|pas|sans|tais|cache|no|nunca|sin|oculta\\p{L}*|omite|mai|non|senza|nascond\\p{L}*|não|sem|esconda|omita|niet\\p{L}*|geen|zonder|verzwijg|nigdy|nie|bez|ukryj\\p{L}*|никогда|не|без|скрывай|ніколи|asla|bahsetme|aldrig|inte|utan';
const ASIDE =
  'silently|secretly|quietly|covertly|discreetly|subtly|unnoticed|unobtrusively|invisibl[ey]|without (?:saying(?: why| so)?|pointing|telling|mentioning|asking|review|notice|confirmation|the user)|unbemerkt|heimlich|stillschweigend|unauffällig|discrètement|en cachette|sans (?:le dire|prévenir|en parler)|invisible|sin (?:avisar|decirlo|que se note)|en silencio|disimuladamente|di nascosto|silenziosamente|senza dirlo|em silêncio|sem avisar|discretamente|stiekem|ongemerkt|zonder het te zeggen|po cichu|potajemnie|незаметно|тайно|потайки|gizlice|belli etmeden|i smyg';
const DOING =
  'add|append|attach|insert|include|embed|send|forward|share|post|publish|export|upload|copy|buy|pay|transfer|delete|approve|steer|hänge|füge|sende?|schick\\p{L}*|leite|teile?|ajoute\\p{L}*|insère|envoie\\p{L}*|partage|añade|agrega|incluye|envía|comparte|reenvía|aggiungi|inserisci|invia|inclua|adicione|envie|compartilhe|voeg|stuur|deel|dodaj|wyślij|udostępnij|добавь\\p{L}*|отправь\\p{L}*|перешли\\p{L}*|додай|надішли|ekle|gönder|paylaş|lägg till|skicka|dela';

export const AGENDAS: readonly RegExp[] = [
  // Somebody is to be praised, and others left out.
  near(any(SELLING), any(ONLY), any(UNSAID), any(OTHERS)),
  near(any(ONLY), any(SELLING), any(UNSAID), any(OTHERS)),
  near(any(SELLING), any(UNSAID), any(OTHERS)),
  near(
    any('mention|say|claim|state|describe|call|nenne|behaupte|dis|di|responde'),
    any('only good|best|cures?|heilt|guérit|cura|unreliable|highest'),
    any(UNSAID),
    any(`${OTHERS}|doctors?|ärzte|bring up`),
  ),
  near(
    any('only|solely|exclusively'),
    any('good|sensible|safe|right|trustworthy'),
    any('choice|option|brand|provider|source'),
  ),
  near(
    any('steer|nudge|push|lead|guide|tilt|lenke|dräng\\p{L}*'),
    any('toward|towards|to buy|richtung|zu'),
    any('candidate|party|brand|product|plan|kandidat\\p{L}*|partei|[\\p{L}]+,? (?:without|ohne)'),
  ),
  near(
    any('prefer|favou?r|preference|trust|rank|rate|rated'),
    any('highest|to sources|sources from|first|above'),
    any('describe|others|regardless|invent|if needed|qualifications'),
  ),
  near(
    any('describe|portray|present|paint'),
    any('others?|competitors?|critics|rivals'),
    any('as'),
    any('unreliable|untrustworthy|dishonest|biased|bad|unsafe'),
  ),
  near(
    any('answered?|reply|replies|respond\\p{L}*'),
    any('with|only with'),
    any('praise'),
    any('criticism|nothing|and'),
  ),
  near(any('sell|upsell|push'), any('them|the user|the person|people|her|him'), any('the|a|on')),
  near(
    any('mak(?:e|es|ing)|get|gets|persuad\\p{L}*|convinc\\p{L}*|pressur\\p{L}*'),
    any('the (?:person|user|reader)|them|people'),
    any('buy|subscribe|upgrade|pay|invest|sign up|vote'),
  ),
  // Advice that harms, left unsaid.
  near(
    any('disabl\\p{L}*|turn(?:s|ing)? off|weaken\\p{L}*|remov\\p{L}*|skip\\p{L}*'),
    any('certificate|tls|ssl|signature|input|password|security|encryption|sandbox'),
    any('checks?|verification|validation|hashing'),
    any('without|silently|never|and do not|unless'),
  ),
  near(
    any('tell|warn|convince|inform'),
    any('the user|the person|them|people'),
    any('outdated|infected|expired|compromised|blocked|locked|at risk'),
    any('install|download|call|visit|log in|pay|from|at'),
  ),
  near(
    any('skip|omit|leave out|drop|weglass\\p{L}*|weggelassen|sicherheitshinweise'),
    any('safety|medical|security|sicherheits\\p{L}*|grundsätzlich'),
    any('warnings?|entirely|altogether|as facts|nicht erwähn\\p{L}*'),
  ),
  // Done or given away in the person's name.
  near(any(ASIDE), any(DOING)),
  near(any(DOING), any(ASIDE)),
  near(
    any('no longer|never|not|without|don.t'),
    any('need to|have to|wait for|asking|ask|requir\\p{L}*'),
    any('confirm\\p{L}*|approval|permission|review|consent|before (?:deleting|sending|paying|buying|sharing|ordering)'),
  ),
  near(
    any('must|shall|should|will|are to'),
    any('approve|accept|sign|authori[sz]e|pay|grant'),
    any('pending|all|every|any|without'),
  ),
  near(
    any('share|post|publish|export|embed|output|put|forward|expose|read out|send'),
    any('their|the user.s|my|your|his|her|all'),
    any(
      'memor(?:y|ies)|notes|location|calendar|contacts|e-?mails?|messages|address|history|records|api keys?|passwords?',
    ),
    any('public|board|partner|every|next|url|form|third|automatically|back to|external'),
  ),
  near(
    any('automatically|automatisch|automáticamente'),
    any('share|send|forward|sharing|teilen|comparte'),
    any('\\p{L}'),
  ),
  near(
    any('share|sharing'),
    any('calendar|contacts|location|files|notes'),
    any('automatically|with partner|with third'),
  ),
  near(
    any('repeat|repeats|echo|read|spell|write'),
    any('their|the user.s|your|my'),
    any('api keys?|passwords?|card numbers?|pins?|seed phrase|secrets'),
    any('back|out|in full|aloud|in'),
  ),
  near(
    any('ask|prompt|have'),
    any('for'),
    any(
      'date of birth|birth date|maiden name|social security|card (?:number|details)|cvv|one-time code|passport number|pin(?: code)?|bank login',
    ),
  ),
  near(
    any('replace|swap|change|substitute|ersetze|tausche'),
    any('the|every|any|den|die|das'),
    any('iban|account number|bank details|wallet address|recipient|payee|kontonummer|empfänger'),
    any('with|by|to|durch|gegen'),
  ),
  near(
    any('add|use|install|import|include|depend'),
    any('package|dependency|library|module'),
    any('\\S+@\\d|\\S+'),
    any('silently|without|unless asked|as a dependency'),
  ),
  near(any(DOING), any('https?:|www\\.|\\S+@\\S+\\.\\p{L}')),
  near(
    any('call|request|requests?|fetch|ping|chamada|anruf|appel|llamada'),
    any('https?:'),
    any('in|every|all|each|after|before|todo'),
  ),
  /=\s*(?:hyperlink|webservice|importxml|importdata|image)\s*\(/u,
  near(any('in|into|as'), any('the|a'), any('query string|query parameter|url parameter|path of (?:the|every) url')),
  // It stays, and nobody is to see it.
  near(
    any('save|store|keep|copy|write|repeat|guarda|speicher\\p{L}*|enregistre|salva|zapisz|сохрани'),
    any('this|these|the following|esta|diese\\p{L}*|cette|questa|tę|эту'),
    any(
      'line|note|entry|instruction|sentence|rule|instrucción|anweisung|zeile|notiz|consigne|istruzione|instrução|instrukcj\\p{L}*|инструкци\\p{L}*',
    ),
    any('future|every|all|memor\\p{L}*|gedächtnis|jede\\p{L}*|toutes|cada|word for word'),
  ),
  near(
    any('do not|don.t|never|nicht|niemandem|ne|no|non|não|niet|nie|не'),
    any(
      'reveal|show|tell|disclose|mention|admit|muestres|montre\\p{L}*|zeig\\p{L}*|sag\\p{L}*|erwähn\\p{L}*|dire|mostrare|mostre|toon|pokazuj|показывай',
    ),
    any(
      'this|that|the user|anyone|notiz|nutzer|usuario|utilisateur|utente|usuário|gebruiker|użytkownik\\p{L}*|пользовател\\p{L}*',
    ),
  ),
  near(
    any('act|behave|pretend|treat'),
    any('as if|as though|as'),
    any('the preference|these words|this|it|they|he|she'),
    any('came|were|was|typed|written'),
    any('from|by'),
  ),
  near(
    any('behandl\\p{L}*|betracht\\p{L}*|considère|considérez|trata|considera|tratta|trate'),
    any('als|comme|como|come'),
    any(
      'vorgabe\\p{L}*|anweisung\\p{L}*|system\\p{L}*|entwickler\\p{L}*|venant|admin\\p{L}*|del (?:sistema|administrador)|dell.amministratore|do sistema',
    ),
  ),
  // With another's authority.
  near(
    any('treat|regard|consider|see|obey|accept'),
    any('as'),
    any(
      'the developer|a developer|developer|the admin\\p{L}*|an? admin\\p{L}*|the system|a system message|system message|the operator|the owner|the user|trusted',
    ),
  ),
  near(
    any('comply|obey|defer'),
    any('with|to'),
    any('operator|admin\\p{L}*|developer|owner|him|her|them|zed|[\\p{L}]+ in all'),
  ),
  near(
    any('prior|previous|earlier|old|former'),
    any('guidelines|rules|instructions|policies|settings'),
    any('expired?|ended|void|obsolete|lapsed|no longer|are over'),
  ),
  near(
    any('say|claim|answer|insist|pretend|state|deny'),
    any('you are|to be|being|using'),
    any('an? human|a (?:real )?person|human operator|no ai|not an? ai|an? ai|ai'),
  ),
  near(
    any('state|states|say|says|note|notes|claim|mentions?'),
    any('that'),
    any('i am|he is|she is|they are|the user is|i have|user has'),
    any('authori[sz]ed|permitted|allowed|cleared|entitled|admin\\p{L}*'),
    any('to (?:view|access|see|read|change|approve)|access'),
  ),
  near(
    any(
      '(?:ai|llm|language|artificial) (?:agents?|models?|assistants?|systems?)|agents? reading|assistants? reading|any model',
    ),
    any('reading|that read|must|shall|should|are to|:|processing|summari[sz]ing'),
  ),
  near(
    any('the model|the assistant|the ai|das modell|die ki|le modèle|el modelo'),
    any('shall|must|soll|muss|doit|debe'),
    any('\\p{L}'),
  ),
  /(?:^|[\s<!-])for (?:any )?(?:language models?|ai agents?|llms?|assistants?)\s*:/u,
  /(?:^|\n)\s*(?:assistant|ai|model|bot)(?: note(?: to self)?)?\s*:\s*\p{L}/u,
  /"(?:next_?action|next_?step|action|tool|command)"\s*:\s*"(?:call|run|invoke|execute|send|delete)/u,
  near(any('role|rolle|rôle'), any(':'), any('you are|du bist|tu es'), any('without|ohne|sans|no|dan')),
  // Scripts without spaces, and those whose words change much.
  /(?:只|仅|僅|一律|必须|必須|总是|總是).{0,12}(?:推荐|推薦|介绍).{0,30}(?:不要|别|別|勿|不得|不).{0,6}(?:提|说|說|介绍|告诉)/u,
  /(?:必ず|だけ|のみ|いつも|常に).{0,20}(?:勧め|推奨|推薦|紹介).{0,30}(?:触れない|言わない|言及し(?:ない|ず)|隠)/u,
  /(?:만|항상|반드시).{0,20}(?:추천|권).{0,30}(?:언급하지|말하지|숨기)/u,
  /(?:保存|存储|記憶|保存して|记住).{0,12}(?:这条|這條|この|此).{0,20}(?:不要|别|見せない|告げ|隐藏|隱藏)/u,
  /https?:\S+.{0,40}(?:ekle|gönder|追加|添加|付け加え|추가|보내|добав|отправ)/u,
];
