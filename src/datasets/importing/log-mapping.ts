import { z } from 'zod'
import { AttuneError } from '../../domain/errors.ts'
import { EVENT_KINDS } from '../../domain/event.ts'

const kind = z.enum(EVENT_KINDS)
const pattern = z.string().min(1).max(500).refine(isPattern, 'must be a regular expression')

const COMBINED = z.strictObject({
  format: z.literal('combined'),
  /** Location of the user id: the user column of the log, or a query parameter such as `query:uid`. */
  userId: z.union([z.literal('user'), z.string().regex(/^query:[\w.-]+$/)]),
  /** The first matching rule applies. `path` must capture the item: `^/items/(?<itemId>[^/]+)`. */
  rules: z
    .array(
      z.strictObject({
        method: z.string().default('GET'),
        path: pattern.refine((text) => text.includes('(?<itemId>'), 'must have a group (?<itemId>..)'),
        kind,
      }),
    )
    .min(1),
})

const JSONL = z.strictObject({
  format: z.literal('jsonl'),
  /** Field names of the log. */
  fields: z.strictObject({
    userId: z.string(),
    itemId: z.string(),
    at: z.string(),
    kind: z.string(),
    eventId: z.string().optional(),
    value: z.string().optional(),
  }),
  /** Event kind for each word of the log. Lines with other words are skipped. */
  kinds: z.record(z.string(), kind),
})

const MAPPING = z.discriminatedUnion('format', [COMBINED, JSONL])

/** How lines of a log map to interactions. */
export type LogMapping = z.infer<typeof MAPPING>
export type CombinedMapping = z.infer<typeof COMBINED>
export type JsonlMapping = z.infer<typeof JSONL>

/** @throws AttuneError `BAD_USER_INPUT` naming the invalid part of the mapping */
export function parseLogMapping(text: string): LogMapping {
  const parsed = MAPPING.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
  throw new AttuneError('BAD_USER_INPUT', `the mapping is wrong${where}: ${issue?.message ?? 'no JSON'}`, {
    hint: 'docs/import-format.md, "Logs", shows one',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== ''
  } catch {
    return false
  }
}
