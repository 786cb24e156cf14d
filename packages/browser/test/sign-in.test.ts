import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Attune, type AttuneOptions, openAttune } from '../src/attune.ts'
import { type Answer, accepted, type Got, type ScriptedServer, scriptedServer } from './scripted-server.ts'

const LATER: Answer = {
  status: 503,
  body: { errors: [{ code: 'BUSY', message: 'later', isRetryable: true }] },
}
/** So long that no test sees the end of it. */
const LONG_MS = 600_000

function tokenOf(userId: string): string {
  const claims = { sub: userId, iat: 1_000, exp: 4_600 }
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${userId}`
}
const userOf = ({ headers }: Got) => headers.authorization?.split('.').at(-1)
const isHandOver = ({ body }: Got) => body.query?.includes('identify(') === true
const taken = (got: Got): Answer =>
  isHandOver(got) ? { body: { data: { identify: { watermark: 'w-2', problems: [] } } } } : accepted(got)

let server: ScriptedServer
let answer: (got: Got) => Answer
const tabs: Attune[] = []

/** A browser whose tabs share what they store. */
beforeEach(async () => {
  const texts = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, text),
    removeItem: (name: string) => void texts.delete(name),
  })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { cookie: '', visibilityState: 'visible' }))
  answer = taken
  server = await scriptedServer((got) => answer(got))
})
afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.close()
  vi.unstubAllGlobals()
  await server.close()
})

function open(options: Partial<AttuneOptions> = {}): Attune {
  const times = { delayMs: LONG_MS, firstRetryMs: LONG_MS, longestRetryMs: LONG_MS }
  const tab = openAttune({ url: server.url, times, ...options })
  tabs.push(tab)
  return tab
}
const handOvers = () =>
  server.got.filter(isHandOver).map((got) => `${got.body.variables?.visitorId} is ${userOf(got)}`)
const storageEvent = () => window.dispatchEvent(new Event('storage'))

describe('a sign-out in one tab', () => {
  it('signs the user out in every tab, and no tab hands the next visitor to them', async () => {
    const [first, second] = [open({ isAllowed: true }), open()]
    for (const tab of [first, second]) await tab.signIn(async () => tokenOf('ana'))
    const { visitorId } = first
    await first.signOut()
    const next = first.visitorId
    expect(next).not.toBe(visitorId)
    storageEvent()
    expect([second.userId, second.viewer]).toEqual([null, next])
    second.track({ kind: 'CLICK', itemId: 'tea' })
    await second.flush()
    expect(second.visitorId).toBe(next)
    expect(handOvers()).toEqual([`${visitorId} is ana`])
  })

  it('lets another user sign in there, who gets a visitor of their own', async () => {
    const [first, second] = [open({ isAllowed: true }), open()]
    for (const tab of [first, second]) await tab.signIn(async () => tokenOf('ana'))
    const anas = first.visitorId
    await first.signOut()
    await first.signIn(async () => tokenOf('ben'))
    await second.flush()
    expect(second.userId).toBeNull()
    expect(handOvers()).toEqual([`${anas} is ana`, `${first.visitorId} is ben`])
  })
})

describe('a hand-over that could not be sent yet', () => {
  beforeEach(() => {
    answer = () => LATER
  })

  it('never goes to another user who signs in', async () => {
    const tab = open({ isAllowed: true })
    await tab.signIn(async () => tokenOf('ana'))
    const anas = tab.visitorId
    answer = taken
    const later = open()
    await later.signIn(async () => tokenOf('ben'))
    expect(later.visitorId).not.toBe(anas)
    expect(handOvers().filter((text) => text.endsWith('ben'))).toEqual([`${later.visitorId} is ben`])
  })

  it('is forgotten with its visitor if a later page has no token', async () => {
    const tab = open({ isAllowed: true })
    await tab.signIn(async () => tokenOf('ana'))
    const anas = tab.visitorId
    const later = open()
    await expect(later.signIn(async () => null)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect([later.userId, later.visitorId === anas]).toEqual([null, false])
  })
})

describe('a sign-in', () => {
  it('that still waits for its token does nothing after a sign-out', async () => {
    const tab = open({ isAllowed: true })
    let give = (_: string) => {}
    const token = new Promise<string>((resolve) => {
      give = resolve
    })
    const signingIn = tab.signIn(() => token)
    await tab.signOut()
    give(tokenOf('ana'))
    await signingIn
    expect(tab.userId).toBeNull()
    expect(handOvers()).toEqual([])
  })

  it('of a visitor who agrees later is handed over then', async () => {
    const tab = open()
    await tab.signIn(async () => tokenOf('ana'))
    expect(server.got).toEqual([])
    tab.allow()
    await tab.flush()
    expect(handOvers()).toEqual([`${tab.visitorId} is ana`])
  })

  it('holds when another tab, which knows no user, makes the first visitor', async () => {
    const [tab, other] = [open(), open()]
    await tab.signIn(async () => tokenOf('ana'))
    other.allow()
    await tab.flush()
    expect(tab.userId).toBe('ana')
    expect(handOvers()).toEqual([])
  })

  it('and a sign-out wait three seconds at most for a server that does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.stubGlobal('fetch', () => new Promise(() => {}))
    const tab = open({ isAllowed: true })
    const both = (async () => {
      await tab.signIn(async () => tokenOf('ana'))
      await tab.signOut()
    })()
    await vi.advanceTimersByTimeAsync(6_100)
    await both
    expect(tab.userId).toBeNull()
    vi.useRealTimers()
  })

  it('fails with TIMEOUT if the page has no token after 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const failing = expect(open().signIn(() => new Promise(() => {}))).rejects.toMatchObject({
      code: 'TIMEOUT',
    })
    await vi.advanceTimersByTimeAsync(30_000)
    await failing
    vi.useRealTimers()
  })
})

describe('a listener', () => {
  it('is called when the viewer or their choice changes, and not for what else is stored', async () => {
    const tab = open()
    const states: unknown[] = []
    tab.subscribe(() => states.push([tab.isAllowed, tab.userId]))
    tab.allow()
    tab.allow()
    tab.track({ kind: 'CLICK', itemId: 'tea' })
    await tab.flush()
    storageEvent()
    await tab.signIn(async () => tokenOf('ana'))
    await tab.withdraw()
    expect(states).toEqual([
      [true, null],
      [true, 'ana'],
      [false, 'ana'],
    ])
  })
})

it('an event that no request could hold is rejected by track, and others are sent', async () => {
  const rejected: string[] = []
  const tab = open({ isAllowed: true, onRejected: (_, { code }) => rejected.push(code) })
  expect(tab.track({ kind: 'CART', itemId: 'tea', quantity: 1.5 })).toBeNull()
  tab.track({ kind: 'CART', itemId: 'tea', quantity: 2 })
  await tab.flush()
  expect(rejected).toEqual(['BAD_USER_INPUT'])
  expect(server.got[0]?.body.events).toMatchObject([{ quantity: 2 }])
})
