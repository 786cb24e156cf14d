import { expect, it } from 'vitest'
import { isAsStated, withAttempts } from '../attacks/attack-page.ts'

const PAGE = [
  '| Class | Attack | Defense | Attempts | Long form | From outside | Tests |',
  '| A01   | One    | None    | 12       |           | yes          | `a.ts` |',
  '| A02   | Two    | None    | 200+     |           | no: inside   | `b.ts` |',
  '| A03   | Three  | None    | in A01   |           | yes, in A01  | `a.ts` |',
].join('\n')

it('a number of attempts is exact, or at least what is stated and less than twice of it', () => {
  expect([isAsStated('12', 12), isAsStated('12', 13)]).toEqual([true, false])
  expect([199, 200, 399, 400].map((attempts) => isAsStated('200+', attempts))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

it('attempts of a run replace those that no longer hold, and nothing else', () => {
  const same = new Map([
    ['A01', 12],
    ['A02', 276],
  ])
  expect(withAttempts(PAGE, same)).toBe(PAGE)
  const other = withAttempts(PAGE, new Map([...same, ['A01', 7], ['A02', 1_234]]))
  expect(other.split('\n').map((line) => line.split('|')[4]?.trim())).toEqual([
    'Attempts',
    '7',
    '1200+',
    'in A01',
  ])
  expect(other.split('\n').map((line) => line.length)).toEqual(PAGE.split('\n').map((line) => line.length))
})
