import type { Condition, Filters } from './filters.ts'

/** Before the name of a property in the query of an address. */
const PROPERTY = 'where.'

/**
 * The query of an address with these filters in place of the ones it had: `kinds=song&tags=calm&where.price=range:10..80`.
 * `prefix` distinguishes two sides.
 */
export function withFilters(query: URLSearchParams, filters: Filters, prefix = ''): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const name of [...next.keys()]) if (name.startsWith(`${prefix}${PROPERTY}`)) next.delete(name)
  setOrDelete(next, `${prefix}kinds`, listText(filters.kinds))
  setOrDelete(next, `${prefix}tags`, listText(filters.tagIds))
  for (const [name, condition] of filters.conditions) {
    next.set(`${prefix}${PROPERTY}${name}`, conditionText(condition))
  }
  return next
}

/** Reads filters from an address. Ignores what is malformed; whether properties exist is for the API to say. */
export function parseFilters(query: URLSearchParams, prefix = ''): Filters {
  const conditions = new Map<string, Condition>()
  for (const [name, text] of query) {
    if (!name.startsWith(`${prefix}${PROPERTY}`)) continue
    const condition = parseCondition(text)
    if (condition) conditions.set(name.slice(`${prefix}${PROPERTY}`.length), condition)
  }
  return {
    kinds: parseList(query.get(`${prefix}kinds`) ?? ''),
    tagIds: parseList(query.get(`${prefix}tags`) ?? ''),
    conditions,
  }
}

function setOrDelete(query: URLSearchParams, name: string, text: string): void {
  if (text === '') query.delete(name)
  else query.set(name, text)
}

/** A condition as text, such as `range:10..80`, `oneOf:red,sea%20green` or `near:48.2,16.37,10`. */
export function conditionText(condition: Condition): string {
  const { shape } = condition
  switch (shape) {
    case 'range':
      return `${shape}:${condition.min ?? ''}..${condition.max ?? ''}`
    case 'days':
      return `${shape}:${condition.from ?? ''}..${condition.to ?? ''}`
    case 'oneOf':
    case 'noneOf':
    case 'hasAny':
      return `${shape}:${listText(condition.values)}`
    case 'is':
      return `${shape}:${condition.value}`
    case 'near':
      return `${shape}:${condition.latitude},${condition.longitude},${condition.km}`
  }
}

/** Null if the text is malformed. */
export function parseCondition(text: string): Condition | null {
  const [shape = ''] = text.split(':', 1)
  const rest = text.slice(shape.length + 1)
  switch (shape) {
    case 'range': {
      const [min, max] = parseBounds(rest, parseNumber)
      return min === null && max === null ? null : { shape, min, max }
    }
    case 'days': {
      const [from, to] = parseBounds(rest, parseDay)
      return from === null && to === null ? null : { shape, from, to }
    }
    case 'oneOf':
    case 'noneOf':
    case 'hasAny': {
      const values = parseList(rest)
      return values.length === 0 ? null : { shape, values }
    }
    case 'is':
      return rest === 'true' || rest === 'false' ? { shape, value: rest === 'true' } : null
    case 'near':
      return parseNear(rest)
    default:
      return null
  }
}

function parseNear(text: string): Condition | null {
  const [latitude, longitude, km, ...more] = text.split(',').map(parseNumber)
  if (latitude == null || longitude == null || km == null || more.length > 0) return null
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && km > 0
  return isPlace ? { shape: 'near', latitude, longitude, km } : null
}

function parseBounds<T>(text: string, parse: (text: string) => T | null): readonly [T | null, T | null] {
  const [low = '', high = '', ...more] = text.split('..')
  return more.length > 0 ? [null, null] : [parse(low), parse(high)]
}

function parseNumber(text: string): number | null {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

/** A day that exists, such as `2026-02-28`. */
function parseDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const start = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text) ? text : null
}

/** Texts separated by commas; commas within a text are encoded. */
function listText(values: readonly string[]): string {
  return values.map((value) => encodeURIComponent(value)).join(',')
}

function parseList(text: string): readonly string[] {
  const values = text.split(',').flatMap((part) => {
    try {
      return part === '' ? [] : [decodeURIComponent(part)]
    } catch {
      return []
    }
  })
  return [...new Set(values)]
}
