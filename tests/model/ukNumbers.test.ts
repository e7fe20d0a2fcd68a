import { isUkNumber } from '../../model/ukNumbers';
import { realKnowledge } from '../realKnowledge';

const digits = (number: string) => number.replaceAll(' ', '');
const numbers = realKnowledge.services.flatMap(({ phones }) => phones.map(({ number }) => digits(number)));

test.each([
  '0800 1111',
  '0800 555 111',
  '0800 0282 887',
  '0808 802 0300',
  '116 123',
  '028 7137 0086',
  '61016',
  '18001',
  '159',
])('%s can be given', (number) => expect(isUkNumber(digits(number))).toBe(true));

test.each([
  ...['0808 802 030', '0808 802 03000', '020 8457 999', '116 12', '998', '0300 123 204', '1234', '02182 123456'],
  // They look like others and cost a great deal.
  ...['070 1234 5678', '0844 123 4567', '0871 123 4567', '09061 234567', '118 118'],
])('%s is refused', (number) => expect(isUkNumber(digits(number))).toBe(false));

test('no number that people are given passes with a digit too few or too many, unless it is a number then too', () => {
  const long = numbers.filter(
    (number) => number.length === 11 && !number.startsWith('01') && !number.startsWith('0800'),
  );
  expect(long.length).toBeGreaterThan(20);
  expect(long.filter((number) => isUkNumber(number.slice(0, -1)) || isUkNumber(`${number}0`))).toEqual([]);
});
