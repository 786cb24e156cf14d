import { declareTypes, type PropertyOwner, TOO_MANY_NAMES } from '../../catalog/property-types.ts'
import type { Problem } from '../../domain/problem.ts'
import type { PropertyType } from '../../domain/property-type.ts'
import type { PropertyTypes } from '../../domain/property-values.ts'
import { propertyNameFault } from '../../domain/records.ts'
import { readPropertyTypes } from '../../graph/property-types.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import type { Logger } from '../observability/logger.ts'
import type { PropertyTypeInfo, PropertyTypeInput } from './__generated__/resolvers.ts'
import { requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'
import type { ServerParts } from './server-parts.ts'
import { payloadOf } from './write-payload.ts'
import { WriteInput } from './write-records.ts'

const MAX_DECLARED = 100

/** The types of the properties, by name, with the number of values that do not fit. */
export async function listPropertyTypes(
  owner: PropertyOwner,
  { parts, signal }: RequestContext,
): Promise<readonly PropertyTypeInfo[]> {
  return infosOf(
    await snapshotOf(owner, parts, signal),
    (await readPropertyTypes(parts.graph, { signal }))[owner],
  )
}

/** The owners that each logger was warned of. */
const warned = new WeakMap<Logger, Set<PropertyOwner>>()

/** Logs once per process and owner that some names have no type. */
export function warnOfUntyped(logger: Logger, owner: PropertyOwner, names: readonly string[]): void {
  const owners = warned.get(logger) ?? new Set()
  if (names.length === 0 || owners.has(owner)) return
  warned.set(logger, owners.add(owner))
  logger.warn({ owner, names }, TOO_MANY_NAMES)
}

interface DeclaredPayload {
  readonly propertyTypes: readonly PropertyTypeInfo[] | null
  readonly problems: readonly Problem[]
}

/** Declares the types of properties. Declarations without a problem are written. */
export async function declareProperties(
  owner: PropertyOwner,
  properties: readonly PropertyTypeInput[],
  context: RequestContext,
): Promise<DeclaredPayload> {
  const { parts, signal } = context
  const declared = new Map<string, PropertyType>()
  const inputs = requireLength('properties', properties, MAX_DECLARED).map(({ name, type }, index) => {
    const input = new WriteInput(['properties', String(index)])
    const fault = propertyNameFault(name, owner)
    if (fault === null) declared.set(name, type)
    else input.fail('name', fault)
    return input
  })
  const problems = inputs.flatMap((input) => input.problems)
  const write = async () => {
    const { types, untyped } = await declareTypes(parts.graph, owner, declared, { signal })
    const refused = properties.flatMap(({ name }, index) => (untyped.includes(name) ? [tooMany(index)] : []))
    return { changed: declared.size - untyped.length, problems: refused, types }
  }
  const payload = await payloadOf(context, problems, declared.size === 0 ? null : write)
  const types = payload.written?.types
  if (!types) return { propertyTypes: null, problems: payload.problems }
  const snapshot = await snapshotOf(owner, parts, signal)
  return { propertyTypes: infosOf(snapshot, types), problems: payload.problems }
}

function tooMany(index: number): Problem {
  return {
    code: 'LIMIT_EXCEEDED',
    message: 'too many properties have a type',
    path: ['properties', String(index), 'name'],
    isRetryable: false,
  }
}

/** A snapshot, which counts the values that do not fit. */
type Misfits = Pick<CatalogSnapshot, 'misfitsOf'>

function snapshotOf(
  owner: PropertyOwner,
  { liveCatalog, liveUsers }: ServerParts,
  signal: AbortSignal,
): Promise<Misfits> {
  return owner === 'items' ? liveCatalog.current({ signal }) : liveUsers.current({ signal })
}

function infosOf(snapshot: Misfits, types: PropertyTypes): PropertyTypeInfo[] {
  return [...types]
    .map(([name, type]) => ({ name, type, misfits: snapshot.misfitsOf(name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
