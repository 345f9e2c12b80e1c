/** English forms that no suffix rule brings to their base: `base:form,form`. */
const FORMS =
  'go:went,gone take:took,taken come:came see:saw,seen know:knew,known get:got,gotten give:gave,given find:found ' +
  'think:thought tell:told become:became leave:left feel:felt bring:brought begin:began,begun keep:kept hold:held ' +
  'write:wrote,written stand:stood hear:heard mean:meant meet:met run:ran pay:paid sit:sat speak:spoke,spoken ' +
  'lie:lay,lain lead:led grow:grew,grown lose:lost fall:fell,fallen send:sent build:built draw:drew,drawn ' +
  'break:broke,broken spend:spent rise:rose,risen drive:drove,driven buy:bought wear:wore,worn choose:chose,chosen ' +
  'eat:ate,eaten drink:drank,drunk sing:sang,sung swim:swam,swum teach:taught learn:learnt catch:caught ' +
  'fight:fought fly:flew,flown forget:forgot,forgotten ride:rode,ridden sell:sold sleep:slept steal:stole,stolen ' +
  'throw:threw,thrown win:won wake:woke,woken understand:understood hide:hid,hidden shoot:shot ring:rang,rung ' +
  'sink:sank,sunk bite:bit,bitten blow:blew,blown freeze:froze,frozen shake:shook,shaken swear:swore,sworn ' +
  'tear:tore,torn dig:dug hang:hung seek:sought lend:lent bend:bent deal:dealt dream:dreamt burn:burnt say:said ' +
  'make:made feed:fed bear:bore,born strike:struck stick:stuck swing:swung child:children man:men woman:women ' +
  'person:people foot:feet tooth:teeth mouse:mice life:lives wife:wives knife:knives leaf:leaves half:halves ' +
  'shelf:shelves bad:worse,worst';

const BASES = new Map(
  FORMS.split(' ').flatMap((entry) => {
    const [base = '', forms = ''] = entry.split(':');
    return forms.split(',').map((form) => [form, base] as const);
  }),
);

/** The base of an irregular English form, such as 'go' of 'went'; any other word is its own. */
export function baseOf(word: string): string {
  return BASES.get(word) ?? word;
}
