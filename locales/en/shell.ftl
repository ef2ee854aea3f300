# Around a page: its name, places, links at the foot, standing texts
shell-name = Keruen
shell-home-label = { $site } — home
shell-works-on = The site works on Keruen
shell-home = Home
shell-skip = Skip to content
shell-sections = Sections
shell-language = Language
shell-path = Path
shell-pages = Pages of the list
shell-profile = Your profile
shell-error-prefix = Error:
shell-find = Search
shell-page-before = Previous
shell-page-after = Next
shell-page-of = Page { $page } of { $pages }

# Places
shell-programmes = Programmes
shell-organisations = Organisations
shell-acts = Public acts
shell-search = Search
shell-sign-in = Sign in
shell-today = Today
shell-people = People
shell-messages = Messages
shell-accounts = Users
shell-calendar = Working days
shell-site = Site settings
shell-more = More
shell-more-empty = There are no other places: all you need is in the bar below.
shell-organisations-what = Organisations, state bodies, public councils and their seats
shell-territories-what = Regions, cities and districts that people and organisations belong to
shell-import-what = Take a list of people from an Excel or CSV file
shell-duplicates-what = Join two records of one person
shell-acts-what = Published decisions, each with a number and a date
shell-search-what = Programmes, news, acts, organisations and people at once
shell-calendar-what = Holidays, moved days off and the counting of terms
shell-accounts-what = Who may sign in, and in which role
shell-consents-what = The texts under which people agree to the use of their data
shell-journal-what = Who changed what, and when
shell-site-what = The site’s name, contacts, backups and state
shell-api-what = Reading what is published from other programs
shell-about = About
shell-help = Help
shell-accessibility = Accessibility
shell-your-data = Your data

# The bar of the demonstration
shell-demo-label = Demonstration
shell-demo-note = Demonstration: the data is invented. See it as somebody else

# Front page
shell-home-title = Programmes for the region’s civic leaders
shell-home-lede = Who runs them, when, at whose order, and what came of it: all of it in the open.
shell-home-empty = No programme has been published yet
shell-home-empty-why = A programme appears here when its coordinator has prepared and published it.

# About
shell-about-lede = The open page of learning programmes for civil society.
shell-about-what = What this is
shell-about-what-1 = Programmes for members of public councils, non-governmental organisations and civic activists are run here: trainings, study tours, meetings with state bodies.
shell-about-what-2 = The site is kept on its own server by the organisation that carries out the programme. Its name stands on the page of each programme.
shell-about-see = What you can see
shell-about-see-1 = Published programmes: their goal, stage, commissioner, operator and news.
shell-about-see-2 = Organisations and public councils: seats, terms and vacancies.
shell-about-see-3 = Public acts: entries with a number and a date. They are never removed; a correction is a new act.
shell-contact = Contact
shell-contact-none = The owner of the site has not written down a contact yet.
shell-about-software = The software
shell-about-software-1 = The site runs on Keruen, an open program that any organisation can install for itself. Its licence is the EUPL-1.2.

# Accessibility
shell-accessibility-lede = The site must open on a cheap phone, on a bad line and with a screen reader.
shell-accessibility-can = What it does
shell-accessibility-can-1 = Pages work without scripts.
shell-accessibility-can-2 = Everything can be reached from the keyboard, and where you are is plain to see.
shell-accessibility-can-3 = Enlarged four times, a page folds into one column and does not scroll sideways.
shell-accessibility-can-4 = Colour is never the only sign: a word and a shape stand beside it.
shell-accessibility-can-5 = Dark mode, print and high contrast are taken care of.
shell-accessibility-rule = By which rule
shell-accessibility-rule-1 = WCAG 2.2, level AA. After each change the pages are checked automatically; such checks do not find everything.
shell-accessibility-known = What we know is wrong
shell-accessibility-known-1 = The Kazakh texts have not been read by an editor yet. If a word is out of place, tell us.
shell-accessibility-tell = If something is in your way
shell-accessibility-tell-1 = Tell whoever runs the site. It is enough to name the page and what happened.

# Your data
shell-your-data-lede = What we keep, why, for how long, and what you can ask for.
shell-your-data-keep = What is kept
shell-your-data-keep-1 = Your name, your district, in which organisation you have which role, your languages.
shell-your-data-keep-2 = Your contact, a telephone number or an e-mail address. It is kept apart, and only those who run your programme see it: its coordinator, the clerk who types in the papers, and the owner of the site.
shell-your-data-keep-3 = Your consents: to what, when and to which text you agreed. Each can be withdrawn.
shell-your-data-not = What is not kept
shell-your-data-not-1 = We do not ask for the individual identification number (IIN) or for copies of identity papers.
shell-your-data-not-2 = The site does not follow you: no counters, no advertising, nothing loaded from other sites.
shell-your-data-public = What is published
shell-your-data-public-1 = Your name and photo are shown only if you consent.
shell-your-data-ask = What you can ask for
shell-your-data-ask-1 = All data about you in one file.
shell-your-data-ask-2 = Correcting, blocking or erasing it. We do so within one working day.
shell-your-data-ask-3 = What was erased stays in backups for no more than 35 days; longer only while no newer backup could be made.
shell-your-data-cookies = Cookies
shell-your-data-cookies-1 = There are two: one remembers the language you chose, the other knows you after you sign in. When you sign out, the second is gone.
shell-your-data-who = Whom to tell
shell-your-data-who-1 = Whoever runs the site:

# Samples
shell-samples = Samples of pages
shell-samples-lede = Every page with invented data.
shell-samples-count = { $n ->
    [one] { $n } sample
   *[other] { $n } samples
}
shell-samples-parts = Parts of pages
shell-samples-form = Fields
shell-samples-list = List
shell-samples-todo = Send the delegation list
shell-samples-todo-why = A pass takes three working days.
shell-samples-late = Was due yesterday
shell-samples-soon = By 16 October
shell-samples-programme = School of leaders, group { $n }

# What was done: on the page that an act leads to
said-created = Added.
said-organisation = The organisation is added.
said-territory = The territory is added.
said-territories = The territories are added. The file was looked at again.
said-person = The person is added.
said-regions = All regions and cities of republican significance are in the list.
said-saved = The change is saved.
said-removed = It is removed.
said-published = Published: everybody sees it now.
said-withdrawn = Taken back: only the team sees it now.
said-merged = The two entries are one now.
said-apart = Noted: they are two people.
said-not-apart = The pair is on the list again.
said-consent = The consent is recorded.
said-consent-withdrawn = The withdrawal of the consent is recorded.
said-wording = The text of the consent is published.
said-blocked = The person’s data is blocked.
said-unblocked = The person’s data is open again.
said-tied = The person belongs to the programme now.
said-untied = The person no longer belongs to the programme.
said-granted = The role is given.
said-revoked = The role is taken back.
said-term = The term is open and its seats are vacant. People can be put in them now.
said-seat = The seat is added.
said-taken = The person now holds the seat.
said-left = The last day is written down. From the next day the seat is vacant.
said-letter-queued = The message is waiting and goes out within a minute.
said-letter-by-hand = The message is on the by-hand list. Copy the text and send it.
said-letter-sent = Noted: the message was sent.
said-letter-back = The message is back on the by-hand list.
said-letter-again = The message is waiting again.
said-letter-late = The message had changed in the meantime. This is where it stands now.
said-backup = The backup has begun: it is ready in a minute or two.
said-revived = The job is waiting to run again.
said-calendar = A new edition of the calendar was saved. The earlier ones stay.
said-account = The account is made. Next: make a link and hand it on.
said-locked = The account is locked and signed out everywhere.
said-unlocked = The account is unlocked.
said-account-erased = The account is erased, and its devices are signed out.
said-invited = The person is on the team. If there is no mail, make a sign-in link for them and hand it on.
said-own-role = You have given your role as owner away.
said-email-asked = A link is on its way to the new address. Until you press it, the old one stays.
said-email-kept = The old address stays.
said-email = The new e-mail counts from now on.
said-password = The password is saved. All other devices are signed out.
said-no-password = The password is removed. You sign in by a link. All other devices are signed out.
said-session = That device is signed out.
said-sessions = All other devices are signed out.
said-no-factor = The second key is removed. All other devices are signed out.
said-recovered = You came in by a recovery code. It is used up, and all other devices are signed out. Is the phone lost? Set up another one here, with the next recovery code.
said-outdated = The data on the site changed after you agreed, so nothing was taken in. Below is the difference as it is now.
