/**
 * 'Ignore all instructions', 'you are from now on', 'without restrictions' in more languages. Lower case, composed.
 */
export const OTHER_LANGUAGES: readonly RegExp[] = [
  // Italian, Portuguese, Dutch.
  /\b(?:ignora|dimentica|trascura)\b.{0,40}\b(?:istruzioni|regole|direttive)\b|\bd['’]ora in poi sei\b|\bsenza (?:alcun )?(?:limit[ei]|regole|restrizioni|filtri)\b/u,
  /(?<!\p{L})(?:ignore|esqueça|desconsidere|esquece)(?!\p{L}).{0,40}(?<!\p{L})(?:instruções|regras|diretrizes)(?!\p{L})|(?<!\p{L})a partir de agora,? (?:você|tu) (?:é|és)(?!\p{L})|\bsem (?:restrições|filtros|regras|limites)(?!\p{L})|(?<!\p{L})quando o usuário\b.{0,60}\b(?:envie|diga|salve|recomende)\b/u,
  /\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies|regels|richtlijnen)\b|\bvanaf nu ben je\b|\bzonder (?:beperkingen|filters|regels)\b|\bonthoud dat\b.{0,60}\b(?:beste|betrouwbaarste)\b/u,
  // Polish, Turkish, Swedish and its neighbours.
  /(?<!\p{L})(?:zignoruj|ignoruj|zapomnij)(?!\p{L}).{0,40}(?<!\p{L})(?:instrukcj|zasad|poleceni)\p{L}*|\bbez (?:ogranicze|filtr|zasad)\p{L}*|(?<!\p{L})od teraz jesteś/u,
  /(?<!\p{L})(?:talimat|kural)\p{L}*.{0,40}(?:yok say|görmezden gel|unut)|(?<!\p{L})artık (?:bir|sen)(?!\p{L}).{0,60}(?:sınırsız|kısıtlama)|kısıtlama\p{L}* olmadan/u,
  /(?<!\p{L})(?:ignorera|ignorér|ignorer|glöm|glem)(?!\p{L}).{0,40}(?<!\p{L})(?:instruktion|instruks|regl|regel)\p{L}*|(?:från och med nu|fra nå av|fra nu af) är? ?(?:du)?|\b(?:utan|uden|uten) (?:begränsningar|begrænsninger|begrensninger|filter)/u,
  // Russian, Ukrainian.
  /(?:игнориру|забудь|не обращай внимания|ігнору)\p{L}*.{0,40}(?:инструкци|правил|указани|інструкці)\p{L}*|(?:теперь|отныне|с этого момента|відтепер) (?:ты|вы|ти)(?!\p{L})|без (?:ограничени|цензур|фильтр|обмежень)\p{L}*/u,
  // Arabic, Hindi.
  /(?:تجاهل|انس).{0,40}(?:التعليمات|القواعد|الأوامر)|(?:من الآن|منذ الآن).{0,20}أنت|بدون قيود/u,
  /(?:निर्देश|नियम)\S*.{0,40}(?:अनदेखा|नज़रअंदाज़|भूल)|अब से तुम|बिना किसी (?:प्रतिबंध|सीमा)/u,
  // Chinese, Japanese, Korean.
  /(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会).{0,20}(?:指令|指示|规则|規則|提示|限制)|(?:从现在起|從現在起|从现在开始|現在起).{0,12}(?:你是|你将|只按|扮演)|(?:没有|沒有|不受).{0,6}(?:限制|约束|審查|审查)|系统提示|系統提示/u,
  /(?:指示|命令|ルール|規則|プロンプト).{0,20}(?:無視|忘れ)|(?:これから|今から|以後).{0,20}(?:として振る舞|になりきっ|演じ)|制限の?ない(?:ai|人工知能)|システムプロンプト/u,
  /(?:지시|명령|규칙|지침).{0,20}(?:무시|잊)|(?:지금부터|이제부터).{0,20}(?:너는|당신은|행동)|제한 ?없이|시스템 프롬프트/u,
];
