import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import type { Acts } from '../people/use-acts.ts'

interface ActButtonsProps {
  readonly item: RecommendedItemFragment['node']
  readonly recommendationId: string
  readonly acts: Acts
}

/** What the person could do about an item: like it, open it, never see it again. */
export function ActButtons({ item, recommendationId, acts }: ActButtonsProps) {
  const buttons: readonly { readonly name: string; readonly icon: IconName; act(): Promise<void> }[] = [
    { name: 'Like', icon: 'heart', act: () => acts.like(item, recommendationId) },
    { name: 'Open', icon: 'eye', act: () => acts.click(item, recommendationId) },
    { name: 'Dismiss', icon: 'ban', act: () => acts.dismiss(item) },
  ]
  return buttons.map(({ name, icon, act }) => (
    <button
      key={name}
      type="button"
      className="button is-small is-quiet"
      disabled={acts.isBusy}
      title={`${name}, in her place`}
      onClick={act}
    >
      <Icon name={icon} />
      <span className="hidden">
        {name} {item.title}
      </span>
    </button>
  ))
}
