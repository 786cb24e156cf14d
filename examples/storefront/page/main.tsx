import { openAttune } from '@attune/browser'
import { AttuneProvider } from '@attune/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readConfig, readToken } from './back-end.ts'
import { ChoicesProvider } from './choices.tsx'
import { followHistory } from './route.ts'
import { getToken, ShopProvider } from './shop.tsx'
import './style.css'
import { Toasts } from './toasts.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const [config, user] = await Promise.all([readConfig(), readToken()]).catch((error: unknown) => {
  root.textContent = 'The shop cannot be reached. Try again later.'
  throw error
})

const attune = openAttune({ url: config.url, key: config.apiKey })
// The page does not wait for it: its lists come again for the user. Without a token they stay those of the visitor.
if (user) attune.signIn(getToken).catch(() => undefined)
followHistory()

createRoot(root).render(
  <StrictMode>
    <AttuneProvider attune={attune}>
      <ShopProvider attuneUrl={config.url} initialUser={user}>
        <Toasts>
          <ChoicesProvider>
            <App />
          </ChoicesProvider>
        </Toasts>
      </ShopProvider>
    </AttuneProvider>
  </StrictMode>,
)
