import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OPERATOR, type Principal, type Scope, withIncluded } from '../../../../src/access/principal.ts'
import { RateLimits } from '../../../../src/server/api/rate-limits.ts'

const LIMITS = { rateLimit: 100, addressRateLimit: 250, serverRateLimit: 1_000 }
const [HOME, OFFICE] = ['198.51.100.1', '2001:db8::1']

const principal = (scopes: readonly Scope[], userId: string | null = null, keyName = 'web'): Principal => ({
  keyName,
  scopes: withIncluded(scopes),
  userId,
})
const browser = (userId: string | null = null) => principal(['read', 'track'], userId)

let limits: RateLimits
beforeEach(() => {
  vi.useFakeTimers()
  limits = new RateLimits(LIMITS)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Charges a request as the server does: null if the caller has no limit, false if the request is refused. */
async function ask(caller: Principal, address: string, cost: number): Promise<boolean | null> {
  const quota = limits.quotaOf(caller, address)
  if (quota === null) return null
  return !quota.isUsedUp && (await quota.charge(cost))
}

describe('a caller', () => {
  it('has their points, and again a minute after the first of them', async () => {
    expect(await ask(browser('ana'), HOME, 60)).toBe(true)
    expect(await ask(browser('ana'), HOME, 40)).toBe(true)
    expect(await ask(browser('ana'), HOME, 1)).toBe(false)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(await ask(browser('ana'), HOME, 1)).toBe(false)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(await ask(browser('ana'), HOME, 100)).toBe(true)
  })

  it('is a key with a user, at whatever address', async () => {
    expect(await ask(browser('ana'), HOME, 100)).toBe(true)
    expect(await ask(browser('ana'), OFFICE, 1)).toBe(false)
    expect(await ask(browser('bo'), HOME, 100)).toBe(true)
  })

  it('without a user is an address', async () => {
    expect(await ask(browser(), HOME, 100)).toBe(true)
    expect(await ask(browser(), HOME, 1)).toBe(false)
    expect(await ask(browser(), OFFICE, 100)).toBe(true)
  })

  it('gains nothing by another address of the same /64', async () => {
    expect(await ask(browser(), '2001:db8::1', 100)).toBe(true)
    expect(await ask(browser(), '2001:db8::ffff:1', 1)).toBe(false)
  })

  it('gains nothing by a user id that looks like another caller', async () => {
    expect(await ask(browser(HOME), OFFICE, 100)).toBe(true)
    expect(await ask(browser(), HOME, 100)).toBe(true)
  })

  it('shares the limit of their address with all others there, whatever their keys', async () => {
    const users = ['ana', 'bo', 'cy', 'di']
    const answers = users.map((user) => ask(principal(['read'], user, `key of ${user}`), HOME, 80))
    expect(await Promise.all(answers)).toEqual([true, true, true, false])
  })

  it('with the scope server has a limit of their own, whatever the address has used', async () => {
    const server = principal(['server'], null, 'shop')
    for (const user of ['ana', 'bo', 'cy']) await ask(browser(user), HOME, 100)
    expect(await ask(server, HOME, 1_000)).toBe(true)
    expect(await ask(server, OFFICE, 1)).toBe(false)
  })

  it('has no limit as the operator on this machine, but elsewhere', async () => {
    expect(await ask(OPERATOR, '127.0.0.1', 1e9)).toBeNull()
    expect(await ask(OPERATOR, '::1', 1e9)).toBeNull()
    expect(await ask(OPERATOR, HOME, 1_001)).toBe(false)
    expect(await ask(principal(['admin']), '127.0.0.1', 1_001)).toBe(false)
  })
})

describe('a quota', () => {
  it('states the limit with the fewest points left', async () => {
    const quota = limits.quotaOf(browser('ana'), HOME)
    await quota?.charge(0.2)
    expect(quota?.state).toEqual({ limit: 100, remaining: 99, resetMs: 60_000, cost: 1 })
    expect(quota?.headers).toEqual({
      ratelimit: '"caller";r=99;t=60, "address";r=249;t=60',
      'ratelimit-policy': '"caller";q=100;w=60, "address";q=250;w=60',
    })
  })

  it('that is used up states when to come back, before and after it is charged', async () => {
    await limits.quotaOf(browser('ana'), HOME)?.charge(101)
    await vi.advanceTimersByTimeAsync(20_500)
    const quota = limits.quotaOf(browser('ana'), HOME)
    expect(quota?.isUsedUp).toBe(true)
    expect(quota?.headers).toMatchObject({ 'retry-after': '40' })
    await quota?.charge(1)
    expect(quota?.headers).toMatchObject({ 'retry-after': '40' })
    expect(quota?.state).toMatchObject({ remaining: 0, resetMs: 39_500 })
  })
})

it('an address may fail to sign in twenty times a minute', async () => {
  const failures = async () => {
    for (let count = 0; count < 20; count++) expect(await limits.signInFailed(HOME)).toBeNull()
    expect(await limits.signInFailed(HOME)).toBeGreaterThan(0)
  }
  await failures()
  expect(await limits.signInFailed(OFFICE)).toBeNull()
  await vi.advanceTimersByTimeAsync(60_001)
  await failures()
})

describe('changes of ties', () => {
  it('are a hundred an hour for a user, with whatever key, and then wait for the rest of the hour', async () => {
    const changed = async (userId: string, keyName = 'web') =>
      limits.quotaOf(principal(['read', 'track'], userId, keyName), HOME)?.tieRetryMs(userId)
    for (let made = 0; made < 100; made++) expect(await changed('ana', made % 2 ? 'web' : 'app')).toBeNull()
    await vi.advanceTimersByTimeAsync(1_800_000)
    expect(await changed('ana', 'app')).toBe(1_800_000)
    expect(await changed('bo')).toBeNull()
    await vi.advanceTimersByTimeAsync(1_800_001)
    expect(await changed('ana')).toBeNull()
  })
})
