import { openAttune } from '@attune/browser'
import { AttuneProvider } from '@attune/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ForYou } from './for-you.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

/** Of a build for a server with keys. A real page asks its back end for tokens of the user who signed in. */
const { VITE_ATTUNE_KEY: key, VITE_ATTUNE_TOKEN: token } = import.meta.env

// A real page asks its visitors first, and calls `attune.allow()` when they agree.
const attune = openAttune({ url: '', ...(key && { key }), isAllowed: true })
if (token) await attune.signIn(async () => token)

createRoot(root).render(
  <StrictMode>
    <AttuneProvider attune={attune}>
      <ForYou />
    </AttuneProvider>
  </StrictMode>,
)
