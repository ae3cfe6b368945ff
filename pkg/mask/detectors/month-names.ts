import { foldWord } from '../context-tree.ts';

/** Months in the languages that contexts are known in, in order; several forms of one month with a bar. */
const names = [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep|sept oct nov dec',
  'januar|jänner februar märz|maerz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień ' +
    'września|wrzesień października|październik listopada|listopad grudnia|grudzień',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta ' +
    'marraskuuta joulukuuta',
  'januar februar marts april maj juni juli august september oktober november december',
  'ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září ' +
    'října|říjen listopadu|listopad prosince|prosinec',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'januar februar mars april mai juni juli august september oktober november desember',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'sty lut mar kwi maj cze lip sie wrz paź lis gru',
  'ene feb mär abr mai jun jul ago set okt nov dez',
  'gen fév mrt avr mag giu lug aoû sept ott nov dic',
];

/** Month 1 to 12 per folded name. */
const months = new Map<string, number>();
for (const language of names) {
  for (const [i, forms] of language.split(' ').entries()) {
    for (const form of forms.split('|')) months.set(foldWord(form), i + 1);
  }
}

/** 1 to 12; 0 where the word is no month's name. */
export const monthOf = (word: string): number => months.get(foldWord(word)) ?? 0;
