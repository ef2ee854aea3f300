# Lists of messages
letters-new = Write a message
letters-list = Messages
letters-drawers = Where messages are
letters-drawer-by-hand = By hand
letters-drawer-troubled = Not delivered
letters-drawer-waiting = Waiting
letters-drawer-sent = Sent
letters-find-to = To whom
letters-find-way = How it goes
letters-find-any-way = Either way
letters-find-state = State
letters-find-any-state = Any
letters-found = { $n ->
    [one] { $n } message found
   *[other] { $n } messages found
}
letters-find-none = No such messages here
letters-find-none-text = Try fewer letters of the name, or look under another heading above.
letters-find-all = Show them all
letters-empty-by-hand = Nothing to send by hand
letters-empty-by-hand-text = Messages for people without e-mail appear here: the text is ready, you send it from your phone.
letters-empty-troubled = Everything arrived
letters-empty-troubled-text = If a message comes back or cannot be sent, you see here why and what to do.
letters-empty-waiting = Nothing is waiting
letters-empty-waiting-text = A message waits here for about a minute, then moves to “Sent”.
letters-empty-sent = Nothing has been sent yet
letters-empty-sent-text = What went by mail and what was sent by hand stays here.
letters-no-mail = This site has no mail server: you send every message yourself, from your phone. If you want mail, ask whoever looks after the server: it is set up in the configuration file of the site.
letters-no-address = This person has no e-mail address. The message goes on the by-hand list.
letters-nobody = Person erased
letters-unseen = Somebody you cannot see any more
letters-account = User of the site

# State of a message
letters-state-queued = Waiting
letters-state-sent = Sent
letters-state-failed = Not sent
letters-state-bounced = Came back
letters-state-by-hand = Send by hand
letters-state-hand-done = Sent by hand
letters-state-expired = Link expired
letters-state-held = Stopped
letters-sent-at = sent { $when }
letters-until = link is good until { $when }
letters-left-none = a minute left
letters-left-minutes = { $n ->
    [one] { $n } minute left
   *[other] { $n } minutes left
}
letters-left-hours = { $n ->
    [one] { $n } hour left
   *[other] { $n } hours left
}
letters-anew = Make a new link
letters-written-at = written { $when }

# What went wrong and what to do
letters-error-unreachable = the mail server cannot be reached
letters-error-timed-out = the mail server took too long
letters-error-later = the mail server asks to wait
letters-error-no-such-address = there is no such address
letters-error-refused = the mail server refused the message
letters-error-log-in = the mail server did not let the site in
letters-error-encryption = no protected connection could be made
letters-error-secret-lost = the link of the message is lost
letters-error-outcome-unknown = it is not known whether it went out
letters-error-other = sending failed
letters-held = The message is stopped
letters-remedy = The message did not arrive
letters-remedy-unreachable = The mail server did not answer. Try again later, or send it by hand.
letters-remedy-timed-out = The mail server was too slow. Try again later, or send it by hand.
letters-remedy-later = The mail server kept putting it off. Try again, or send it by hand.
letters-remedy-no-such-address = There is no such address. Put it right on the person’s page and write again, or send this text by hand.
letters-remedy-refused = The mail server refused this message for good; “Server’s answer” says why. Show it to whoever looks after the server, and send this one by hand.
letters-remedy-log-in = The site’s mail password is not accepted. Tell whoever looks after the server, and send this one by hand.
letters-remedy-encryption = No protected connection to the mail server. Tell whoever looks after the server, and send this one by hand.
letters-remedy-secret-lost = The link of this message was not kept. Write a new one.
letters-remedy-outcome-unknown = The site was stopped while sending, or the mail server did not say whether it took the message: it may have arrived. Ask before you send it again.
letters-remedy-other = Sending failed. Try again, or send it by hand.
letters-remedy-expired = The link ended before anybody sent it. If it is still needed, write a new message.
letters-remedy-held = The data of this person is blocked, and nothing is sent to them. When the block is lifted, the message waits where it waited before.

# One message
letters-to = To:
letters-reader = To
letters-text = Text
letters-text-how = Copy it and send it by messenger or SMS.
letters-copy = Copy the text
letters-copied = Copied
letters-sms = Write an SMS
letters-phone = Telephone:
letters-no-phone = No telephone is on record. It can be added on the person’s page.
letters-sent = I sent it
letters-sent-hint = Press it once you have sent it: the message leaves the list, and the journal keeps who sent it.
letters-not-sent = I did not send it
letters-not-sent-hint = If you pressed by mistake: the message goes back to the by-hand list. The journal keeps both.
letters-about = About the message
letters-way = How
letters-way-mail = by mail
letters-way-hand = by hand
letters-address = Address
letters-lang = Language
letters-written = Written
letters-closed = Closed
letters-link-ends = Link is good until
letters-attempts = Attempts
letters-next = Next attempt
letters-why = Reason
letters-answer = Server’s answer
letters-other = Another way
letters-hand-over = Send by hand
letters-by-mail = Send by mail
letters-again = Try the mail again
letters-rewrite = Write to this person again
letters-unreached = Nobody can write to this person now: their data is blocked, they are erased, or their account is locked.

# What just happened

# Writing
letters-choose = Who are you writing to
letters-choose-lede = Type a name in Kazakh, Russian or Latin letters; three letters are enough.
letters-choose-find = Name
letters-choose-found = Found
letters-choose-write = Write
letters-choose-none = Nobody found for “{ $q }”
letters-choose-none-text = Only people of your programmes show here. Try fewer letters.
letters-write-to = Message: { $name }
letters-write-other = Choose somebody else
letters-write-lang = Language of the message
letters-write-lang-hint = This person reads: { $lang }
letters-write-subject = Subject
letters-write-text-hint = Begin with a greeting and end with your name. The site adds nothing.
letters-write-mail = By mail: { $address }
letters-write-hand = By hand: I send it from my phone
letters-write-next = Check it
letters-check = Check before sending
letters-check-lede = The message has not been sent yet.
letters-check-send = Send
letters-check-hand = Put on the by-hand list
letters-check-edit = Edit
letters-sample-subject = Meeting of the delegation
