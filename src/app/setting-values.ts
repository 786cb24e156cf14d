import { isIP } from 'node:net'
import { z } from 'zod'
import { parseShortDuration } from '../domain/duration.ts'
import { EVENT_KINDS } from '../domain/event.ts'
import { type EventScale, isDismissal, WEIGHTED_KINDS } from '../events/event-weight.ts'
import type { RetentionPeriods } from '../events/retention.ts'
import { isProxyRange } from '../server/api/http/client-address.ts'
import { Secret } from './secret.ts'

const TRUE = ['true', '1', 'yes', 'on']
const FALSE = ['false', '0', 'no', 'off']

/** Non-empty text. */
export const text = z.string().trim().min(1)

/** A boolean: true, yes, on, 1 or their opposites. */
export const flag = z.union([
  z.boolean(),
  z
    .string()
    .trim()
    .toLowerCase()
    .refine((word) => TRUE.includes(word) || FALSE.includes(word))
    .transform((word) => TRUE.includes(word)),
])

/** An integer in a range; underscores are allowed. */
export function whole(min: number, max: number): z.ZodType<number> {
  return z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^\d[\d_]*$/)
        .transform((digits) => Number(digits.replaceAll('_', ''))),
    ])
    .pipe(z.int().min(min).max(max))
}

/** One of these words, case-insensitive. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T): z.ZodType<T[number]> {
  return z.string().trim().toLowerCase().pipe(z.enum(words))
}

const origin = text.refine((value) => URL.canParse(value) && new URL(value).origin === value)

/** Web origins, as a list or separated by commas. */
export const origins = listOf(origin)

/** A host without scheme and port; IPv6 addresses without brackets. */
const hostName = text
  .toLowerCase()
  .transform((value) => value.replace(/^\[(.*)\]$/, '$1'))
  .refine((value) => isIP(value) !== 0 || /^[\w-]+(\.[\w-]+)*$/.test(value))

/** Host names or addresses, as a list or separated by commas. */
export const hostNames = listOf(hostName)

/** Addresses or ranges of proxies, as a list or separated by commas. */
export const proxies = listOf(text.refine(isProxyRange))

/** What a server may offer to people besides the API. */
export const TOOLS = ['explorer', 'ide', 'introspection', 'sandbox'] as const

/** Some of the tools, as a list or separated by commas; `none` for none of them. */
export const tools = z.union([
  z
    .string()
    .refine((word) => word.trim().toLowerCase() === 'none')
    .transform((): (typeof TOOLS)[number][] => []),
  listOf(text.toLowerCase().pipe(z.enum(TOOLS))),
])

/** Ids of tags, as a list or separated by commas. */
export const tagIds = listOf(text)

function listOf<T extends string>(entry: z.ZodType<T, string>): z.ZodType<T[]> {
  return z.union([
    z.array(entry),
    z
      .string()
      .transform((list) =>
        list
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      )
      .pipe(z.array(entry)),
  ])
}

const BOLT_SCHEMES = ['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:']

/** The address of a Neo4j, without credentials. */
export const neo4jUri = text.refine((value) => {
  if (!URL.canParse(value)) return false
  const uri = new URL(value)
  return (
    BOLT_SCHEMES.includes(uri.protocol) && uri.hostname !== '' && uri.username === '' && uri.password === ''
  )
})

/** Text that is never printed. */
export const secret = z.string().transform((value) => new Secret(value))

/** The address of a Valkey or Redis, which may hold a password; empty for none. */
export const sharedStore = z
  .string()
  .trim()
  .refine((value) => {
    if (value === '') return true
    if (!URL.canParse(value)) return false
    const { protocol, hostname } = new URL(value)
    return ['redis:', 'rediss:'].includes(protocol) && hostname !== ''
  })
  .transform((value) => new Secret(value))

/** A secret of at least 32 characters; empty for none. */
export const tokenSecret = z
  .string()
  .refine((value) => value === '' || value.length >= 32)
  .transform((value) => new Secret(value))

/** A secret of the Standard Webhooks specification: `whsec_` and 24-64 bytes in base64; empty for none. */
export const webhookSecret = z
  .string()
  .trim()
  .refine((value) => value === '' || isWebhookSecret(value))
  .transform((value) => new Secret(value))

function isWebhookSecret(value: string): boolean {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? []
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === base64
}

/** An address over HTTPS, or on this machine; null for none. */
export const secureUrl = z.union([
  z.literal('').transform(() => null),
  text.refine((value) => {
    if (!URL.canParse(value)) return false
    const { protocol, hostname } = new URL(value)
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  }),
])

/** A number from 0 to 1. */
export const share = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(1))

/** A range of two numbers, such as 1-5. */
export const ratingScale = z
  .string()
  .trim()
  .regex(/^\d+(\.\d+)?-\d+(\.\d+)?$/)
  .transform((range) => range.split('-').map(Number))
  .transform(([min = 0, max = 0]) => ({ min, max }))
  .refine(({ min, max }) => min < max)

/** Pairs such as `a=b,c=d`, each as its words. */
const pairs = z.string().transform((list) =>
  list
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('=').map((word) => word.trim())),
)

/** Pairs such as `wishlist=save`. */
export const customEvents = pairs.pipe(z.array(z.tuple([z.string().min(1).max(60), z.enum(EVENT_KINDS)])))

/** Weights are multiples of 1/16, so that their sums are exact. */
const weight = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)
  .pipe(
    z
      .number()
      .min(-64)
      .max(64)
      .multipleOf(1 / 16),
  )

/** Pairs such as `view=2`, as kinds of events with weights. */
export const eventWeights = pairs
  .transform((list) => list.map(([kind = '', ...more]) => [kind.toLowerCase().replaceAll('_', '-'), ...more]))
  .pipe(z.array(z.tuple([z.enum(WEIGHTED_KINDS), weight])))
  .transform((weights): NonNullable<EventScale['weights']> => Object.fromEntries(weights))

/** Kinds of events whose period may be limited: a dismissal stays until its user undoes it. */
const LIMITED_KINDS = EVENT_KINDS.filter((kind) => !isDismissal(kind))

/** Pairs such as `VIEW=90d`, as kinds of events with periods in milliseconds. */
export const retention = pairs
  .transform((list) =>
    list.map(([kind = '', period = '', ...more]) => [
      kind.toLowerCase(),
      parseShortDuration(period),
      ...more,
    ]),
  )
  .pipe(z.array(z.tuple([z.enum(LIMITED_KINDS), z.number().positive()])))
  .transform((periods): RetentionPeriods => new Map(periods))

/** A positive duration such as `6h`, as milliseconds. */
export const duration = z
  .string()
  .transform((value) => parseShortDuration(value.trim()))
  .pipe(z.number().positive())

/** `auto`, or a boolean. */
export function demoWord(): z.ZodType<'auto' | 'on' | 'off'> {
  return z
    .string()
    .trim()
    .toLowerCase()
    .refine((word) => word === 'auto' || TRUE.includes(word) || FALSE.includes(word))
    .transform((word) => (word === 'auto' ? 'auto' : TRUE.includes(word) ? 'on' : 'off'))
}

/** True for `localhost`, 127.0.0.0/8 and ::1, which other machines cannot reach. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.')
  return host === 'localhost' || host === '::1'
}
