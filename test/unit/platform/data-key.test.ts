import { expect, it } from 'vitest'
import { DataKey, openDataKey, sealDataKey } from '../../../src/platform/data-key.ts'

const KEY = new DataKey(Buffer.alloc(32, 1))
const OTHER = new DataKey(Buffer.alloc(32, 2))

it('a pseudonym is the same at every time, and other with another key', () => {
  const ids = ['a', 'b', 'Zoë', '日本', 'x'.repeat(200), 'a b']
  for (const id of ids) {
    const pseudonym = KEY.pseudonym(id)
    expect(new DataKey(Buffer.alloc(32, 1)).pseudonym(id)).toBe(pseudonym)
    expect(OTHER.pseudonym(id)).not.toBe(pseudonym)
    expect(new DataKey(Buffer.alloc(32, 1)).userId(pseudonym)).toBe(id)
    expect(OTHER.userId(pseudonym)).toBeNull()
  }
  expect(new Set(ids.map((id) => KEY.pseudonym(id))).size).toBe(ids.length)
})

it('a pseudonym with any byte changed is of no user', () => {
  const bytes = Buffer.from(KEY.pseudonym('user-1'), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(KEY.userId(changed.toString('base64url'))).toBeNull()
  }
  for (const text of ['', 'user-1', 'not a pseudonym at all']) expect(KEY.userId(text)).toBeNull()
})

it('a value is read back by the key of its user, for its property alone', () => {
  const [ana, bo] = ['ana', 'bo'].map((id) => KEY.pseudonym(id)) as [string, string]
  const sealedKey = KEY.newUserKey(ana)
  const userKey = KEY.userKey(sealedKey, ana)
  for (const value of ['text', '', 0, -1.5, true, ['a', 'b'], [1, 2]]) {
    const sealed = userKey?.seal('city', value) ?? ''
    expect(KEY.userKey(sealedKey, ana)?.unseal('city', sealed)).toEqual(value)
    expect(userKey?.unseal('name', sealed)).toBeUndefined()
    expect(KEY.userKey(KEY.newUserKey(ana), ana)?.unseal('city', sealed)).toBeUndefined()
    expect(userKey?.seal('city', value)).not.toBe(sealed)
  }
  expect(KEY.userKey(sealedKey, bo)).toBeNull()
  expect(OTHER.userKey(sealedKey, ana)).toBeNull()
})

it('a data key opens with the master key that sealed it, under its own name alone', () => {
  const [master, other] = [Buffer.alloc(32, 8), Buffer.alloc(32, 9)]
  const sealed = sealDataKey(master, KEY)
  expect(openDataKey(master, sealed)?.bytes).toEqual(Buffer.alloc(32, 1))
  expect(openDataKey(other, sealed)).toBeNull()
  expect(openDataKey(master, { ...sealed, keyId: OTHER.id })).toBeNull()
})

it('a pseudonym stays the same in later versions, because graphs hold it', () => {
  expect(KEY.pseudonym('user-1')).toBe('Rv-ZcNoOjaOSM0yATyUwV9ZF_lrbBw')
})
