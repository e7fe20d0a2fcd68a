import { NluPipeline } from '../../language/nluPipeline';
import { realKnowledge } from '../realKnowledge';

const pipeline = new NluPipeline(realKnowledge);

test.each([
  'hes smashin the windo in wiv a hamer help',
  'omg hes ere at me dor plz',
  'He is outside my flat in Przemysl Street, Stanislaw Kowalski, with two mates',
  'kurwa hes outside my door',
  '24/11 0735 red Astra KY19 OPL',
])('English as people type it can be read: %s', (text) => {
  expect(pipeline.canRead(text)).toBe(true);
});

test.each([
  "Il m'a suivie jusqu'à la gare mardi dernier, puis il est resté devant chez moi",
  'Wczoraj o 18 stał pod moim blokiem i krzyczał moje imię. Mam nagranie.',
  'Ayer por la noche me llamó veinte veces y me dijo que me iba a matar. Tengo los mensajes.',
  'L-a trimis pe fratele lui la mine la serviciu luni dimineata',
  'ਕੱਲ੍ਹ ਉਹ ਮੇਰੇ ਘਰ ਦੇ ਬਾਹਰ ਖੜ੍ਹਾ ਸੀ',
  'Ieri sera mi ha seguito fino a casa e ha aspettato fuori',
])('of what is in another language it is known that it cannot: %s', (text) => {
  expect(pipeline.canRead(text)).toBe(false);
});
