import type { FigureFragment } from '../__generated__/graphql.ts'
import { Scrolling } from '../parts/scrolling.tsx'

interface FigureRow {
  readonly name: string
  readonly figure: FigureFragment
}

interface FigureTableProps {
  readonly name: string
  /** What a row is of. */
  readonly of: string
  readonly rows: readonly FigureRow[]
}

const COLUMNS = ['value', 'low', 'high', 'numerator', 'denominator', 'users'] as const

/** Figures to the last digit, as the API gives them. Wider than a phone: it scrolls by itself. */
export function FigureTable({ name, of, rows }: FigureTableProps) {
  return (
    <Scrolling label={name}>
      <table className="table">
        <thead>
          <tr>
            <th>{of}</th>
            {COLUMNS.map((column) => (
              <th key={column} className="is-number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name: row, figure }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="is-number">
                  {figure[column] ?? 'none'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** The same behind a line to open: the table of a plot. */
export function FigureDetails(props: FigureTableProps) {
  return (
    <details className="figure-details">
      <summary>
        Table<span className="hidden"> of {props.name}</span>
      </summary>
      <FigureTable {...props} />
    </details>
  )
}
