import type { DraftChangesQuery } from '../__generated__/graphql.ts'
import { duration, moment } from '../parts/format.ts'
import { placeOf } from './form/shape.ts'
import { SPEC } from './form/spec-shape.ts'

type Change = NonNullable<NonNullable<NonNullable<DraftChangesQuery['placement']>['draft']>['diff']>[number]

interface ChangesTableProps {
  readonly name: string
  /** Null if there is nothing to compare with. */
  readonly changes: readonly Change[] | null | undefined
}

/** Differences between two specs, one a row. */
export function ChangesTable({ name, changes }: ChangesTableProps) {
  if (!changes) return <p className="note">It cannot be compared.</p>
  if (changes.length === 0) return <p className="note">Nothing is different.</p>
  return (
    <table className="table changes" aria-label={name}>
      <thead>
        <tr>
          <th>What</th>
          <th>Before</th>
          <th>After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path.join('.')}>
            <th scope="row">{placeOf(SPEC, path).words}</th>
            <td>
              {before === null ? <span className="note">none</span> : <del>{valueWords(path, before)}</del>}
            </td>
            <td>
              {after === null ? <span className="note">none</span> : <ins>{valueWords(path, after)}</ins>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A value in the words of its input. */
function valueWords(path: readonly string[], value: NonNullable<Change['before']>): string {
  const { shape } = placeOf(SPEC, path)
  const words = (one: string | number) => {
    const choices = shape?.is === 'choice' || shape?.is === 'choices' ? shape.of : []
    return choices.find(([known]) => known === one)?.[1] ?? String(one)
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return value.map(words).join(', ')
  if (shape?.is === 'duration') return duration(String(value)) || 'not at all'
  return shape?.is === 'instant' ? moment(String(value)) : words(value)
}
