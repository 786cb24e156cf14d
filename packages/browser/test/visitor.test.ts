import { describe, expect, it } from 'vitest'
import type { KeptText } from '../src/kept-text.ts'
import { Visitor } from '../src/visitor.ts'

const MINUTE_MS = 60_000

function kept(text: string | null = null): KeptText {
  return {
    read: () => text,
    write: (next) => {
      text = next
    },
    remove: () => {
      text = null
    },
  }
}

describe('the visitor of a browser', () => {
  it('has no id before it is started, and then the same one on every page', () => {
    const store = kept()
    expect(new Visitor(store).id).toBeNull()
    expect(store.read()).toBeNull()
    new Visitor(store).start()
    const { id } = new Visitor(store)
    expect(id).toMatch(/^v_[\da-f]{32}$/)
    new Visitor(store).start()
    expect(new Visitor(store).id).toBe(id)
  })

  it('is another one after a sign-out, without what was known of the first', () => {
    const visitor = new Visitor(kept())
    visitor.start()
    const { id } = visitor
    visitor.belongsTo('ana')
    visitor.identified()
    visitor.accepted('w-1')
    visitor.renew()
    expect(visitor.id).not.toBe(id)
    expect([visitor.userId, visitor.isIdentified, visitor.watermark]).toEqual([null, false, null])
  })

  it('that is not stored carries a watermark as long as the page lives', () => {
    const store = kept()
    const visitor = new Visitor(store)
    visitor.accepted('w-1')
    expect([visitor.watermark, store.read()]).toEqual(['w-1', null])
  })

  it('has a session that ends after half an hour without an event', () => {
    let nowMs = 0
    const visitor = new Visitor(kept(), () => nowMs)
    expect(visitor.session()).toBeNull()
    visitor.start()
    const first = visitor.session()
    for (let step = 0; step < 4; step++) {
      nowMs += 29 * MINUTE_MS
      expect(visitor.session()).toBe(first)
    }
    nowMs += 30 * MINUTE_MS
    expect(visitor.session()).not.toBe(first)
  })

  it('carries a watermark for five minutes', () => {
    let nowMs = 0
    const visitor = new Visitor(kept(), () => nowMs)
    visitor.start()
    visitor.accepted('w-1')
    nowMs = 4 * MINUTE_MS
    expect(visitor.watermark).toBe('w-1')
    nowMs = 6 * MINUTE_MS
    expect(visitor.watermark).toBeNull()
  })

  it.each(['{', '{"visitorId":"ana"}', '[]', 'null'])('replaces what is no visitor: %s', (text) => {
    const visitor = new Visitor(kept(text))
    expect(visitor.id).toBeNull()
    visitor.start()
    expect(visitor.id).toMatch(/^v_/)
  })
})
