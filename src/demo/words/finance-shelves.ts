import type { CommunityId } from './communities.ts'
import type { FinanceShelf } from './shelf-types.ts'

/** Houses that run the funds. */
export const PROVIDERS = 'Meridian|Alder & Finch|Bluewater|Kestrel|Northgate|Lindenhof'

export const RISKS = {
  low: 'low-risk investing',
  medium: 'balanced investing',
  high: 'high-risk investing',
} as const

export const FINANCE_SHELVES: Readonly<Record<CommunityId, FinanceShelf>> = {
  trail: {
    theme: 'clean energy',
    secondTheme: 'sustainable investing',
    risk: 'medium',
    funds:
      'Wind and Solar Fund|Low-Carbon World ETF|Green Bond Fund|Clean Water Fund|Forest and Timber Fund|Battery Metals ETF|Climate Transition Index|Rewilding Impact Fund',
    articles: {
      titles: [
        'What is really inside a {color} fund?',
        'Wind or solar: where the {money} goes',
        'How to read a carbon footprint in {count} minutes',
        'Can {people} invest without oil?',
        '{count} questions to ask before you buy a {color} fund',
      ],
      words: {
        color: 'green|climate|“dark green”',
        money: 'money|growth',
        count: 'five|three|ten',
        people: 'small savers|pensioners',
      },
    },
  },
  kitchen: {
    theme: 'household budgeting',
    secondTheme: 'index investing',
    risk: 'low',
    funds:
      'Rainy Day Savings Account|Easy Saver Plan|Food and Farming Fund|Global Starter Index|Monthly Saver Mix 20|Notice Account 90 Days|World Index Small Steps|Household Cash Plus',
    articles: {
      titles: [
        'The {name} method: a budget on one page',
        'How we cut {cost} by a third',
        'Your first {amount} euros: where to put them',
        '{count} subscriptions you forgot about',
        'Why {cost} feel higher than inflation says',
      ],
      words: {
        name: 'envelope|kitchen jar|two-account',
        cost: 'grocery bills|energy bills',
        amount: '500|1,000|5,000',
        count: 'Seven|Four',
      },
    },
  },
  noir: {
    theme: 'dividends',
    secondTheme: 'index investing',
    risk: 'medium',
    funds:
      'Global Dividend Fund|Quiet Income ETF|Old Economy Value Fund|Dividend Aristocrats Index|European Value Fund|Utilities Income Fund|Deep Value Fund|Contrarian Opportunities',
    articles: {
      titles: [
        'The case for boring {things}',
        'Follow the {trail}: how to spot a dividend trap',
        '{count} famous frauds and the clue everybody missed',
        'Anatomy of a {event}',
        'Value investing after a {event}: what changed',
      ],
      words: {
        things: 'companies|utilities',
        trail: 'cash flow|footnotes',
        count: 'Four|Six',
        event: 'bubble|bank run|short squeeze',
      },
    },
  },
  cosmos: {
    theme: 'technology stocks',
    secondTheme: 'index investing',
    risk: 'high',
    funds:
      'Global Technology Fund|Semiconductor ETF|Robotics and Automation Fund|Space Economy ETF|Cloud Software Index|Artificial Intelligence Leaders|Cybersecurity Fund|Quantum Frontier Fund',
    articles: {
      titles: [
        'Who makes money when {thing} gets cheap?',
        'Chips explained: from {start} to share price',
        'Is {thing} a bubble? {count} charts',
        'How concentrated is your {index} fund?',
        'A plain guide to investing in {thing}',
      ],
      words: {
        thing: 'compute|space launch|robotics',
        start: 'sand|wafer',
        count: 'Six|Three',
        index: 'world index|tech',
      },
    },
  },
  pixels: {
    theme: 'crypto',
    secondTheme: 'technology stocks',
    risk: 'high',
    funds:
      'Digital Assets Basket|Video Games and Esports ETF|Blockchain Builders Fund|Crypto Leaders Note|Metaverse Pioneers Fund|Streaming Media ETF|Stablecoin Yield Note|Next Generation Asia Tech',
    articles: {
      titles: [
        'I lost {amount} euros in crypto. Here is what I learned',
        'Wallets for beginners: {kinds}?',
        'How {people} get paid for mods and skins',
        '{count} crypto scams and how they start',
        'Taxes on {assets}, without tears',
      ],
      words: {
        amount: '300|2,000',
        kinds: 'hot or cold|hardware or exchange',
        people: 'gamers|modders',
        count: 'Five|Eight',
        assets: 'tokens|game items',
      },
    },
  },
  thread: {
    theme: 'consumer brands',
    secondTheme: 'sustainable investing',
    risk: 'medium',
    funds:
      'Global Luxury Fund|Consumer Brands ETF|Fair Labor Impact Fund|Asian Consumer Growth|Beauty and Wellness Fund|Circular Economy Fund|Founders and Family Firms|Women in Leadership ETF',
    articles: {
      titles: [
        "What a {item} says about a brand's margins",
        'Is a {item} an investment? We did the math',
        'The business of {market}',
        'Who owns your favorite {item} label?',
        'Cost per wear: the {count}-minute formula',
      ],
      words: {
        item: 'handbag|white T-shirt|watch',
        market: 'resale|outlet stores|fragrance',
        count: 'two|five',
      },
    },
  },
  nest: {
    theme: 'child savings',
    secondTheme: 'first home',
    risk: 'low',
    funds:
      'Little Steps Savings Plan|Education Fund 2042|First Home Saver|Junior World Index|Family Protection Plan|Fixed-Rate Mortgage Saver|Target 2040 Mix|Grandparents Gift Plan',
    articles: {
      titles: [
        '{amount} euros a month until they are 18: what comes out?',
        'Teaching {age}-year-olds about money',
        'Fixed or variable? A {count}-minute mortgage guide',
        'Parental leave without panic: a {count}-step budget',
        'Pocket money at {age}: how much and why',
      ],
      words: { amount: '25|50|100', age: 'five|eight|twelve', count: 'six|ten' },
    },
  },
  stride: {
    theme: 'health care',
    secondTheme: 'index investing',
    risk: 'medium',
    funds:
      'Global Health Care Fund|Medical Devices ETF|Biotech Discovery Fund|Sports and Wellness Fund|Healthy Aging Index|Digital Health Fund|Genomics Frontier ETF|Nutrition Leaders Fund',
    articles: {
      titles: [
        'Investing is a {race}, not a sprint',
        'What {firms} spend on research, in one chart',
        'Rest days for your {thing}: why doing nothing wins',
        '{count} habits of steady savers',
        'How {firms} are priced',
      ],
      words: {
        race: 'marathon|long hike',
        firms: 'drug makers|device makers|gym chains',
        thing: 'portfolio|savings plan',
        count: 'Five|Nine',
      },
    },
  },
  garden: {
    theme: 'retirement',
    secondTheme: 'government bonds',
    risk: 'low',
    funds:
      'Government Bond Fund|Retirement 2035 Mix|Inflation-Linked Bond ETF|Steady Income Fund|Short-Term Bond Fund|Golden Years Payout Plan|Conservative Mix 30|Euro Treasury Ladder',
    articles: {
      titles: [
        'When can I stop working? A {count}-line calculation',
        'Bonds for {people}',
        'Plant early: compound interest in {count} pictures',
        'The {rule} rule, forty years on',
        'Your first year of retirement: a {unit} plan',
      ],
      words: {
        count: 'four|six',
        people: 'gardeners|late starters|the cautious',
        rule: '4 %|100-minus-age',
        unit: 'month-by-month|one-page',
      },
    },
  },
  groove: {
    theme: 'freelance income',
    secondTheme: 'emerging markets',
    risk: 'medium',
    funds:
      'Music Royalties Fund|Flexible Freelancer Plan|Emerging Markets Fund|Creative Industries ETF|African Growth Fund|Latin America Equity|Irregular Income Saver|Live Entertainment Fund',
    articles: {
      titles: [
        'How {people} survive a quiet {season}',
        'What a million streams pays {people}',
        'Invoices that get paid in {count} days',
        'Pension for {people}: start with this',
        'Setting your day rate: {numbers} honest numbers',
      ],
      words: {
        people: 'musicians|freelancers|sound engineers',
        season: 'January|summer',
        count: '14|five',
        numbers: 'three|five',
      },
    },
  },
  scare: {
    theme: 'gold and commodities',
    secondTheme: 'dividends',
    risk: 'high',
    funds:
      'Physical Gold ETF|Silver Miners Fund|Doomsday Hedge Fund|Commodities Basket|Volatility Note|Rare Earths Fund|Short World Index Note|Agricultural Futures ETF',
    articles: {
      titles: [
        'Five {scary} charts for Halloween',
        'Gold: {role} or superstition?',
        'What happened in the crash of {year}, hour by hour',
        'Investing when everybody is {mood}',
        'The {scary} truth about leverage',
      ],
      words: {
        scary: 'terrifying|haunting',
        role: 'insurance|shelter',
        year: '1929|1987|2008',
        mood: 'afraid|running',
      },
    },
  },
  atelier: {
    theme: 'real estate',
    secondTheme: 'first home',
    risk: 'medium',
    funds:
      'European Property Fund|Global REIT ETF|Affordable Homes Fund|Art and Collectibles Fund|Infrastructure Income|Old Town Renovation Fund|Logistics Property Fund|Crafts and Makers Microloans',
    articles: {
      titles: [
        'Renovate or buy new? The {count}-column test',
        'Rent, buy or {option}: a fair comparison',
        'Collecting {things} on a small budget',
        'What a {place} studio really costs',
        'REITs for people who like {houses}',
      ],
      words: {
        count: 'two|three',
        option: 'share|wait',
        things: 'prints|ceramics',
        houses: 'old houses|lighthouses',
        place: 'shared|ground-floor',
      },
    },
  },
}
