/** First and last names that go together, parted by `|`. Any first name fits any last name of its group. */
export interface NameGroup {
  readonly first: string
  readonly last: string
}

export const NAME_GROUPS: readonly NameGroup[] = [
  {
    first: 'Ana|Mateo|Lucía|Rafael|Inés|Tomás|Camila|Joaquín|Elena|Bruno|Paloma|Andrés|Marisol|Hugo',
    last: 'López|Navarro|Castillo|Ibáñez|Quintero|Solano|Ferrer|Pizarro|Montoya|Salcedo|Vidal|Robledo',
  },
  {
    first: 'Bo|Astrid|Freja|Lars|Ingrid|Nils|Signe|Emil|Maja|Anders|Liv|Oskar|Tove|Henrik',
    last: 'Lindqvist|Bergström|Dahl|Nygaard|Holm|Sørensen|Ekman|Haugen|Lund|Sandberg|Viklund|Møller',
  },
  {
    first: 'Amara|Kofi|Zuri|Tunde|Abena|Kwame|Ngozi|Jabari|Adaeze|Sipho|Nia|Chidi|Thandi|Femi',
    last: 'Okafor|Mensah|Adeyemi|Dlamini|Owusu|Nwosu|Kamau|Balogun|Mbeki|Asante|Eze|Mwangi',
  },
  {
    first: 'Priya|Arjun|Meera|Rohan|Anika|Vikram|Kavya|Dev|Ishaan|Leela|Nikhil|Tara|Sanjay|Asha',
    last: 'Raman|Iyer|Chatterjee|Desai|Menon|Kulkarni|Bhatt|Varma|Joshi|Nair|Malhotra|Sethi',
  },
  {
    first: 'Yuki|Haruto|Mei|Jun|Sora|Hana|Minh|Linh|Wei|Xin|Kenji|Aiko|Ji-woo|Min-seo',
    last: 'Tanaka|Mori|Nguyen|Chen|Park|Fujita|Lin|Tran|Okada|Zhao|Kang|Hayashi',
  },
  {
    first: 'Grace|Owen|Ruth|Miles|Hazel|Silas|Ivy|Theo|Nora|Caleb|June|Felix|Maeve|Declan',
    last: "Whitaker|Barlow|O'Connor|Pritchard|Ellison|Marsh|Hargrove|Quinn|Thorne|Bellamy|Ashford|Doyle",
  },
  {
    first: 'Leila|Omar|Yasmin|Karim|Samira|Tariq|Noor|Idris|Farah|Hadi|Dalia|Ziad|Rania|Elif',
    last: 'Haddad|Nasser|Rahimi|Aziz|Demir|Khoury|Farouk|Yilmaz|Saleh|Mansour|Aydın|Karimi',
  },
  {
    first: 'Zofia|Marek|Katya|Milan|Anouk|Jonas|Lena|Pavel|Ilona|Stefan|Vera|Lukas|Danuta|Mirko',
    last: 'Nowak|Wójcik|Petrov|Horvat|Keller|Dvořák|Brandt|Marković|Zieliński|Baumann|Ivanova|Vogel',
  },
  {
    first: 'Chloé|Léon|Margaux|Étienne|Giulia|Matteo|Bianca|Luca|Élise|Rémi|Chiara|Dario|Noémie|Enzo',
    last: 'Moreau|Rossetti|Lambert|Ferrante|Girard|Bianchi|Fontaine|Marchetti|Renaud|Caruso|Blanc|Vitale',
  },
  {
    first: 'Keanu|Moana|Aroha|Tama|Leilani|Kai|Mara|Nico|Sage|Rowan|Winona|Dakota|Marama|Ari',
    last: 'Kahale|Tane|Parata|Redfern|Kealoha|Ngata|Blackwood|Hale|Waaka|Starling|Moss|Fairweather',
  },
]

export const CITIES =
  'Lisbon|Oslo|Lagos|Pune|Osaka|Dublin|Beirut|Kraków|Lyon|Auckland|Seattle|Bogotá|Ghent|Nairobi|Toronto|Trieste'
