import { NotLoaded } from '../parts/states.tsx'
import { FIRST_CHOICES, type KnownFacet } from './use-facet.ts'

interface ChoiceControlProps {
  readonly chosen: readonly string[]
  readonly known: KnownFacet
  /** Name of a chosen value that no item has; the value itself if omitted. */
  nameOf?(value: string): string | undefined
  onChange(chosen: readonly string[]): void
}

/** Checkboxes with counts. Chosen values that no item has stay in the list. */
export function ChoiceControl({ chosen, known, nameOf, onChange }: ChoiceControlProps) {
  const { facet, problem, askAgain, showMore } = known
  const counts = facet?.counts ?? []
  const absent = chosen.filter((value) => counts.every((one) => one.value !== value))
  const rows = [...counts, ...absent.map((value) => ({ value, label: nameOf?.(value) ?? value, count: 0 }))]
  return (
    <>
      <ul className="choices">
        {rows.map(({ value, label, count }) => (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                }
              />
              <span>{label}</span>
              <small className="numbers">{count.toLocaleString('en-US')}</small>
            </label>
          </li>
        ))}
      </ul>
      {facet && rows.length === 0 ? <p className="note">No item has a value.</p> : null}
      {problem && !facet ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {facet && counts.length === FIRST_CHOICES && facet.distinct > counts.length ? (
        <button type="button" className="button is-quiet is-small" onClick={showMore}>
          Show more
        </button>
      ) : null}
    </>
  )
}
