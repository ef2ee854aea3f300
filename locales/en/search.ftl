# Search of the site
search-title = Search: “{ $q }”
search-lede = Looks through programmes, news, public acts and organisations. The ending of a word does not matter.
search-label = What to look for
search-news = News
search-all = { $what }: all ({ $n })
search-unread = Nothing to look for
search-unread-text = Write at least one letter or digit.
search-nothing = Nothing was found
search-nothing-text = Try fewer words, or another spelling. Endings can be left out.
search-sample = council
