import { day } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import type { MyData } from './my-data.ts'

/** What is stored about the user beside what the other panels show, in words. The export has it in full. */
export function StoredPanel({ data }: { readonly data: MyData }) {
  const { createdAt, properties, segments, following, followers, history } = data
  const rows: readonly (readonly [name: string, value: string | null])[] = [
    ['Member since', createdAt === null ? null : day(createdAt)],
    ...(properties ?? []).map(({ name, value }) => [name, String(value)] as const),
    ['Groups I am in', segments === null ? null : segments.join(', ') || 'none'],
    ['People I follow', counted(following?.totalCount)],
    ['People who follow me', counted(followers?.totalCount)],
    ['Items in my history', counted(history?.totalCount)],
  ]
  return (
    <Panel title="Stored about me">
      <table className="table" aria-label="Stored about me">
        <tbody>
          {rows.map(([name, value]) =>
            value === null ? null : (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Panel>
  )
}

function counted(count: number | null | undefined): string | null {
  return count == null ? null : String(count)
}
