import { Icon } from '../parts/icon.tsx'
import { describeFilters } from './describe-filters.ts'
import { type Filters, isEmpty, NO_FILTERS } from './filters.ts'
import { useTagNames } from './use-tag-names.ts'

interface ActiveFiltersProps {
  readonly filters: Filters
  onChange(filters: Filters): void
}

/** The filters that are set, each with a button that removes it. Works also for properties that do not exist. */
export function ActiveFilters({ filters, onChange }: ActiveFiltersProps) {
  const tagName = useTagNames(filters.tagIds.length > 0)
  if (isEmpty(filters)) return null
  return (
    <ul className="chips" aria-label="Filters that are set">
      {describeFilters(filters, tagName).map(({ key, words, without }) => (
        <li key={key}>
          <button type="button" className="chip is-removable" onClick={() => onChange(without)}>
            <span className="hidden">Remove </span>
            {words}
            <Icon name="close" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="chip is-removable" onClick={() => onChange(NO_FILTERS)}>
          Remove all
        </button>
      </li>
    </ul>
  )
}
