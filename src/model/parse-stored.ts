import type { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'

/**
 * JSON that a training wrote into the graph, checked.
 *
 * @throws AttuneError `UNAVAILABLE` if the text is not what was written.
 */
export function parseStored<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw unreadable(parsed.error)
}

/** The error for a stored model that is inconsistent or of an unknown format. */
export function unreadable(cause: unknown): AttuneError {
  return new AttuneError(
    'UNAVAILABLE',
    'the serving model cannot be read: another version of Attune wrote it',
    {
      hint: 'Run `attune train`.',
      cause,
    },
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unreadable(error)
  }
}
