/** The languages whose words are brought to their stems. */
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Function words, which say nothing about what a text is about. Lower case, accents kept, apostrophes straight. */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: list(
    'a about after all also am an and any are as at be because been before being but by can could did do does doing ' +
      'for from had has have having he help her here him his how i if in into is it its just know let like make me ' +
      'more my need new no not now of on one only or other our out over own please she should so some such tell than ' +
      'that the their them then there these they this to too up us use very want was we were what when where which ' +
      "while who why will with would write you your i'm i've i'd i'll don't doesn't didn't isn't aren't wasn't can't " +
      "won't couldn't wouldn't you're we're they're what's it's that's let's",
  ),
  de: list(
    'ab aber alle als also am an auch auf aus bei beim bin bis bist bitte da damit das dass dein deine dem den denn ' +
      'der des dich die dir doch du durch ein eine einem einen einer eines er es etwas euch für gegen gibt habe haben ' +
      'hat hatte hätte hier ich ihm ihn ihnen ihr ihre im in ins ist ja jede jeder jetzt kann kannst kein keine keinen ' +
      'können könnte man mehr mein meine meinem meinen meiner mich mir mit möchte muss nach nicht noch nur ob oder ' +
      'ohne schon sehr sein seine seit selbst sich sie sind so soll sollte über um und uns unser unter vom von vor war ' +
      'waren warum was welche welcher wenn wer werden wie wieder will wir wird wo wurde zu zum zur zwischen',
  ),
  fr: list(
    'à ai as au aucun aussi autre aux avec avez avoir avons c ce cela ces cet cette comme comment d dans de des du ' +
      'elle elles en est et étais était été être eu fait faire il ils j je juste l la le les leur leurs lui là ma mais ' +
      'me même mes moi mon ne nos notre nous on ont ou où par pas peu peut peux plus pour pourquoi puis qu quand que ' +
      'quel quelle quels qui quoi sa sans se sera ses si son sont suis sur ta te tes toi ton tous tout toute toutes ' +
      'très tu un une vers veut veux vos votre vous y',
  ),
  es: list(
    'a al algo algún ante antes así aún aunque bien cada como cómo con cual cuál cuando cuándo cuánto de del desde ' +
      'donde dónde dos e el él ella ellas ellos en entre era eran eres es esa ese eso esta está están estar estas este ' +
      'esto estos estoy fue ha hace hacer han hasta hay he la las le les lo los más me mi mí mis mucho muy nada ni no ' +
      'nos nosotros o otra otro para pero poco por porque puede puedes puedo que qué quién quiero se sea ser si sí sin ' +
      'sobre solo sólo somos son soy su sus también tanto te tengo ti tiene tienen todo todos tu tú tus un una uno ' +
      'unos usted y ya yo',
  ),
};

/** Pairs of characters of Chinese, Japanese and Korean that stand in any text. */
export const STOP_PAIRS: ReadonlySet<string> = list(
  '我的 你的 他的 我们 你们 他们 什么 怎么 可以 这个 那个 一个 没有 因为 所以 如果 但是 就是 不是 还是 请帮 帮我 是我 我是 我喜 我想 我在 一下 ' +
    'です ます した して ない いる ある する こと これ それ から まで ので では には とは でし まし さい くだ ださ てい って とし にな 私は 私の ' +
    '니다 습니 입니 합니 하는 에서 으로 하고 해요 세요 있는 있습 것은 것이 나는 저는 제가 내가 그리 리고 주세 해주',
);
