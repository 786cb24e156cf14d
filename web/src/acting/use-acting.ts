import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useToast } from '../parts/toast.tsx'
import { describeFeedback, type Feedback, type Outcome } from './feedback.ts'
import { type WriteResult, type Written, writeFeedback } from './write-feedback.ts'

/** Feedback given on this page on behalf of a user. A notice tells what became of each, with its undo. */
export interface Acting {
  /** A list requested with this watermark reflects all feedback; null before the first. */
  readonly watermark: string | null
  /** What became of the last feedback on each item, by its id. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** How often feedback was taken back: a list has to be requested again. */
  readonly undone: number
  readonly isBusy: boolean
  /** True for a second after feedback: nothing may move under the pointer. */
  readonly isSettling: boolean
  /** True for the ids of events that this page recorded. */
  isOwn(eventId: string): boolean
  /** Sends the feedback; resolves to whether it was recorded. */
  act(feedback: Feedback): Promise<boolean>
}

const SETTLING_MS = 1_000

const NO_CONSENT = 'Not recorded: this person does not consent to personalization.'

/** Sends feedback on behalf of a user by the API's mutations. */
export function useActing(userId: string): Acting {
  const client = useApolloClient()
  const say = useToast()
  const [watermark, setWatermark] = useState<string | null>(null)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [undone, setUndone] = useState(0)
  const ownIds = useRef(new Set<string>())
  const isOwn = useCallback((eventId: string) => ownIds.current.has(eventId), [])
  const [isBusy, setBusy] = useState(false)
  const [settlingFrom, setSettlingFrom] = useState<number | null>(null)
  useEffect(() => {
    if (settlingFrom === null) return
    const timer = setTimeout(() => setSettlingFrom(null), SETTLING_MS)
    return () => clearTimeout(timer)
  }, [settlingFrom])

  const note = (feedback: Feedback, isRecorded: boolean | null) => {
    if (feedback.kind === 'FOLLOW') return
    const { itemId, kind } = feedback
    setOutcomes((before) => {
      const next = new Map(before)
      if (isRecorded === null) next.delete(itemId)
      else next.set(itemId, { kind, isRecorded })
      return next
    })
  }

  const undo = async (feedback: Feedback, written: Written) => {
    const taken = await written.undo().catch(failed)
    const [refused] = taken.problems
    if (refused) return say({ text: `It could not be taken back: ${refused.message}`, isBad: true })
    note(feedback, null)
    setWatermark((before) => taken.watermark ?? before)
    setUndone((count) => count + 1)
    say({ text: `Taken back: they ${describeFeedback(feedback)}.` })
  }

  return {
    watermark,
    outcomes,
    undone,
    isBusy,
    isSettling: settlingFrom !== null,
    isOwn,
    async act(feedback) {
      setBusy(true)
      const written = await writeFeedback(client, userId, feedback).catch(failed)
      setBusy(false)
      const [refused] = written.problems
      if (refused || !('undo' in written)) {
        say({ text: `This was not accepted: ${refused?.message}`, isBad: true })
        return false
      }
      if (written.eventId !== null) ownIds.current.add(written.eventId)
      note(feedback, written.isRecorded)
      if (!written.isRecorded) {
        say({ text: NO_CONSENT, isBad: true })
        return false
      }
      setSettlingFrom(Date.now())
      setWatermark((before) => written.watermark ?? before)
      say({ text: `They ${describeFeedback(feedback)}.`, undo: () => undo(feedback, written) })
      return true
    },
  }
}

/** A request that failed, as a write that was refused. */
function failed(error: unknown): WriteResult {
  const { code, title, message } = problemOf(error)
  return { watermark: null, problems: [{ code, message: `${title}. ${message}` }] }
}
