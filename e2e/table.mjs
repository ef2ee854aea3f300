// A table of invented people, as a coordinator would send it: ten thousand rows
// of syllables that look like names, one person to be found, one there twice.

/** The person that the journey looks for, as the table writes the name. */
export const SOUGHT = { surname: 'Өмірзақова', given: 'Әйгерім', telephone: '+7 700 999 00 01' };

/** The same name as people type who have another keyboard, or another ear. */
export const MISSPELT = ['омирзакова', 'Omirzaqova', 'өмірзақ айг', 'Айгерим Омирзак'];

/** Two rows that are one person. */
export const DOUBLE = { surname: 'Құлтөлеуова', given: 'Маржангүл' };

const BEGINNINGS = ['Бол', 'Ерк', 'Нұр', 'Сәул', 'Қан', 'Дин', 'Жан', 'Ғал', 'Тан', 'Мад', 'Гүл', 'Әсе', 'Ұл', 'Ілия'];
const MIDDLES = ['ат', 'ін', 'гер', 'бек', 'ма', 'жан', 'ана', 'дар', 'сұл', 'қыз', 'ер', 'лан'];
const ENDINGS = ['ов', 'ева', 'ұлы', 'қызы', 'тегі', 'баев', 'ова', 'енов'];

const HEADERS = {
  kk: ['Тегі', 'Аты', 'Әкесінің аты', 'Телефон'],
  ru: ['Фамилия', 'Имя', 'Отчество', 'Телефон'],
  en: ['Surname', 'Given name', 'Patronymic', 'Phone'],
};

/** A CSV with `count` people beside those named above, headers in the language. */
export function people(language, count) {
  const rows = [HEADERS[language]];
  const pick = (list, number, step) => list[Math.floor(number / step) % list.length];
  for (let number = 0; number < count; number += 1) {
    rows.push([
      pick(BEGINNINGS, number, 1) + pick(MIDDLES, number, 14) + pick(ENDINGS, number, 3),
      pick(BEGINNINGS, number, 7) + pick(MIDDLES, number, 5),
      `${pick(BEGINNINGS, number, 11)}${pick(MIDDLES, number, 23)}ұлы`,
      `+7 700 ${String(Math.floor(number / 10_000)).padStart(3, '0')} ${String(Math.floor(number / 100) % 100).padStart(2, '0')} ${String(number % 100).padStart(2, '0')}`,
    ]);
  }
  rows.push([SOUGHT.surname, SOUGHT.given, '', SOUGHT.telephone]);
  rows.push([DOUBLE.surname, DOUBLE.given, '', '+7 700 999 00 02']);
  rows.push([DOUBLE.surname, DOUBLE.given, '', '+7 700 999 00 03']);
  return `\u{feff}${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}
