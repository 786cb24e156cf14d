import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptText } from '../src/kept-text.ts'

/** A browser with one cookie jar, and with `localStorage` unless it is denied. */
function browser({ hasStorage = true, hasCookies = true } = {}): void {
  const texts = new Map<string, string>()
  const jar = new Map<string, string>()
  vi.stubGlobal('document', {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(text: string) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      if (text.includes('max-age=0')) jar.delete(name)
      else if (hasCookies) jar.set(name, value)
    },
  })
  if (!hasStorage) return
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, text),
    removeItem: (name: string) => void texts.delete(name),
  })
}

afterEach(() => vi.unstubAllGlobals())

describe.each([
  { where: 'localStorage', denied: {} },
  { where: 'a cookie', denied: { hasStorage: false } },
])('a text in $where', ({ denied }) => {
  beforeEach(() => browser(denied))

  it('is the same in all tabs', () => {
    keptText('attune').write('one; two')
    expect(keptText('attune').read()).toBe('one; two')
  })

  it('that one tab removes does not come back from the memory of another', () => {
    const [first, second] = [keptText('attune'), keptText('attune')]
    first.write('one')
    second.remove()
    expect(first.read()).toBeNull()
  })
})

it('a text is kept for its page alone where the browser denies all storage', () => {
  browser({ hasStorage: false, hasCookies: false })
  const kept = keptText('attune')
  kept.write('one')
  expect([kept.read(), keptText('attune').read()]).toEqual(['one', null])
  kept.remove()
  expect(kept.read()).toBeNull()
})
