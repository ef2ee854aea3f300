# News: the public pages
news-title = News
news-feed = Atom feed
news-none = There is no news yet. It appears here when the team publishes it.
news-more = More news
news-no-more = There is no other news yet.
news-to-programme = To the programme’s page
news-draft = Only the team sees this post so far
news-draft-why = The post or its programme has not been published.
news-sample-title = Four trainings held
news-sample-text-1 = The trainings were held in four districts. People worked through the law and prepared questions for the meetings.
news-sample-text-2 = The materials are open. Whoever could not come gets them from the coordinator.
news-sample-alt = About twenty people at a round table
