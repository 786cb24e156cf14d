import { type ReactNode, useId } from 'react'

/** What the words of the explorer mean, in one place. */
const GLOSSARY = {
  policy:
    'The settings of this server for all lists: what each source counts, and how many items of one tag may stand together. Sliders change the list on this page alone.',
  interest:
    'How the interest of this person divides among all candidates of this list. It does not compare items of two lists.',
  proposed: 'Items that the source found for this person.',
  kept: 'Those of them that may be shown: available, not seen or dismissed, and within filters and rules.',
  here: 'Those of them that are on this page of the list.',
  raw: 'The evidence of the source for this item, in a unit of its own.',
  adds: 'What this evidence adds to the score, by the weight that was learned for the source.',
  score:
    'The sum of what sources add, also called logit. Softmax turns the scores of all candidates into shares of interest.',
  engagement: 'The sum of the weights of what they did with the item: a purchase weighs more than a click.',
  'at best': 'What a source adds to the score of an item if its evidence is as strong as it can be.',
} as const

interface TermProps {
  readonly of: keyof typeof GLOSSARY
  readonly children: ReactNode
}

/** A word with a button that says what it means. Escape, or a click beside it, closes what it says. */
export function Term({ of, children }: TermProps) {
  const id = useId()
  return (
    <span className="term">
      {children}
      <button type="button" className="tip" popoverTarget={id} aria-label={`What does “${of}” mean?`} />
      <span id={id} className="tip-text" popover="auto">
        {GLOSSARY[of]}
      </span>
    </span>
  )
}
