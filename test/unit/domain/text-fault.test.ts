import { expect, it } from 'vitest'
import { textFault } from '../../../src/domain/field.ts'

it('names the first control character of a text', () => {
  expect(textFault('a\u0000b\u0007', false)).toBe('contains the control character U+0000')
  expect(textFault('a\u0007', true)).toBe('contains the control character U+0007')
  expect(textFault('\u009b', true)).toBe('contains the control character U+009B')
  expect(textFault('exe.\u202etxt', true)).toBe('contains the control character U+202E')
})

it('allows tabs and line ends in prose only', () => {
  for (const [text, code] of [
    ['\t', 'U+0009'],
    ['\n', 'U+000A'],
    ['\r', 'U+000D'],
  ] as const) {
    expect(textFault(`a${text}b`, true)).toBeNull()
    expect(textFault(`a${text}b`, false)).toBe(`contains the control character ${code}`)
  }
})

it('allows what names of all languages need', () => {
  for (const text of ['Зоя', '李小龙', 'شاه‌نامه', 'שלום\u200f!', 'é', '👩‍👩‍👧', 'a\u00adb', '\u2068x\u2069'])
    expect(textFault(text, false)).toBeNull()
})

it('refuses half a pair', () => {
  expect(textFault('a\ud83d', true)).toBe('contains an unpaired surrogate')
})
