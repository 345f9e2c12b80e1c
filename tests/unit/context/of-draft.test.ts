import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOfDraft } from '#lib/context/language/of-draft';
import { FRAME_LANGUAGES } from '#lib/protocol/index';

/** By hand. Null: no language of a frame, or too little to tell. */
const DRAFTS: readonly [draft: string, language: string | null][] = [
  ['Can you help me plan my week around my night shifts?', 'en'],
  ['What should I cook tonight?', 'en'],
  ["I'm looking for a quiet place to work in Lisbon", 'en'],
  ['Kannst du mir helfen, einen Brief an meinen Vermieter zu schreiben?', 'de'],
  ['Was soll ich heute Abend kochen?', 'de'],
  ['Schreib mir bitte eine kurze Zusammenfassung', 'de'],
  ['Peux-tu m’aider à écrire une lettre à mon propriétaire ?', 'fr'],
  ['Qu’est-ce que je peux cuisiner ce soir avec des courgettes ?', 'fr'],
  ['¿Puedes ayudarme a planear la semana con mis turnos de noche?', 'es'],
  ['Necesito un plan para aprender a programar desde casa', 'es'],
  ['Puoi aiutarmi a scrivere una lettera al mio padrone di casa?', 'it'],
  ['Cosa posso cucinare stasera con le zucchine che ho?', 'it'],
  ['Você pode me ajudar a escrever uma carta para o meu chefe?', 'pt'],
  ['Quais são as melhores praias para ir com crianças?', 'pt'],
  ['Kun je me helpen met een brief aan mijn huisbaas?', 'nl'],
  ['Wat kan ik vanavond koken met de courgettes die ik heb?', 'nl'],
  ['Czy możesz mi pomóc napisać list do mojego szefa?', 'pl'],
  ['Jak mogę się przygotować do rozmowy o pracę?', 'pl'],
  ['Помоги мне составить план тренировок, чтобы бегать быстрее', 'ru'],
  ['Что мне приготовить сегодня вечером? Есть рыба и рис, вы знаете', 'ru'],
  ['Допоможи мені написати листа до мого керівника', 'uk'],
  ['帮我写一封给房东的信', 'zh'],
  ['请用 TypeScript 写一个函数', 'zh'],
  ['大家さんへの手紙を書くのを手伝って', 'ja'],
  ['Reactのコンポーネントを書いて', 'ja'],
  ['집주인에게 보낼 편지를 써 줘', 'ko'],
  ['', null],
  ['help', null],
  ['npm run build', null],
  ['Kan du hjälpa mig att skriva ett brev till min hyresvärd?', null],
  ['Kan du hjelpe meg å skrive et brev på norsk?', null],
  ['Bana ev sahibime bir mektup yazmamda yardım eder misin?', null],
  ['Můžeš mi pomoct napsat dopis pro mého šéfa?', null],
  ['Poți să mă ajuți să scriu o scrisoare?', null],
  ['Можеш ли да ми помогнеш с писмо до шефа ми', null],
  ['Можеш ли ми помоћи да напишем писмо за шефа у мојој фирми', null],
  ['هل يمكنك مساعدتي في كتابة رسالة', null],
  ['const a = await fetch(url); for (const x of list) { console.log(x) }', null],
];

describe('languageOfDraft', () => {
  it.each(DRAFTS)('%s → %s', (draft, language) => {
    expect(languageOfDraft(draft)).toBe(language);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (draft) => {
        const language = languageOfDraft(draft);
        expect(language === null || FRAME_LANGUAGES.includes(language)).toBe(true);
      }),
    );
  });
});
