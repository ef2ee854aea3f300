# The wordings of consent that a new site begins with. The operator may publish newer ones.
wordings-taking-part = I take part in the programme. For that the organiser keeps and uses my name, contacts, where I live, my languages and the records of my taking part. I can withdraw this at any time.
wordings-name-public = My name and post may be shown on the public pages of this site. If I withdraw this, the name is taken down the same day.
wordings-photo-public = Photos with me may be shown on the public pages of this site. If I withdraw this, they are taken down.
wordings-draw-file = The draw file gives me a random number and only the features of quotas (district, age band). It has neither my name nor my birthday. A published file is not changed.
wordings-questionnaires = Send me questionnaires even if I am not chosen. Answers are shown only together with others, without names.
wordings-contacts-cohort = My telephone and e-mail may be shown to the other participants of the programme.
wordings-points-public = The points of my application may be published under its number, without my name.
