# Pages que tout le monde voit.
home-title = Lettres ouvertes et leurs signataires
home-description = Lettres ouvertes de coalitions, et comment chaque signature a été confirmée.
home-heading = Nous, soussignés
home-lead = Les lettres ouvertes de coalitions, et les organisations et personnes qui y apposent leur nom.
home-empty = Aucune lettre n’est encore ouverte.
home-search-label = Chercher une lettre
home-search = Chercher
home-no-match = Aucune lettre ne correspond à votre recherche.
feed-title = Nouvelles lettres
home-ways = Comment signer
home-way-text = Vous lisez le texte exact. Votre signature reste attachée au texte signé ; si son sens change, nous vous redemandons.
home-way-mailbox = Vous signez pour votre organisation ou en votre nom, et confirmez depuis votre propre adresse email.
home-way-count = Les signatures non confirmées ne comptent pas ; celles sur papier ou attestées sont comptées et signalées. Organisations et personnes sont comptées séparément.
home-way-back = Vous pouvez corriger votre mention jusqu’à la clôture et vous retirer à tout moment.
about-title = À propos de ce site
about-description = Qui exploite ce site, comment le joindre, quels cookies il utilise et quelle est son accessibilité.
about-who = Qui exploite ce site
about-nobody = L’hébergeur n’a pas encore indiqué son nom. Le contact de la coalition figure sur la page de chaque lettre.
about-contact = Contact :
about-notices = Signaler un contenu
about-notices-text = Chaque lettre relève de la responsabilité de la coalition qui l’a écrite. Si une page de ce site enfreint la loi, met quelqu’un en danger ou vous nomme à tort, dites-nous de quelle page il s’agit et pourquoi.
about-notices-contact = Signalements à :
about-data = Vos données
about-data-text = Les pages ne chargent rien chez des tiers, ne comptent ni ne pistent personne. Ce que vous saisissez pour signer va à la coalition qui a écrit la lettre. Vous pouvez le voir, le corriger, le retirer et le faire supprimer avec le lien de l’email reçu.
about-data-addresses = Les connexions échouées, les demandes refusées et celles qui arrivent trop souvent sont gardées sept jours avec leur adresse réseau, pour repousser les attaques. Lire une page ou signer ne laisse rien de tel.
about-cookies = Cookies
about-cookies-text = Chaque cookie sert à quelque chose que vous faites sur ce site ; aucun ne vous suit, et aucun ne requiert donc votre consentement. Tous sont hors de portée des scripts.
about-cookie-link = Retient pendant un jour, pour une lettre sensible pendant une demi-heure, le lien de votre email que vous avez ouvert.
about-cookie-sent = Retient pendant 15 minutes, de façon scellée, ce que vous avez envoyé avec le formulaire, pour que la page suivante montre votre adresse et permette de revenir.
about-cookie-flash = Indique une fois, dans la minute, ce qui vient d’être fait.
about-cookie-session = Garde les organisateurs connectés, au plus 14 jours.
about-cookie-account = Retient, un jour au plus, le lien qu’un organisateur a ouvert depuis un email, ou le fait que ce navigateur en a demandé un.
about-cookie-device = Retient pendant 180 jours qu’un organisateur s’est connecté sur cet appareil, pour que ceux qui devinent son mot de passe n’empêchent personne d’entrer. Il n’ouvre rien.
about-storage = En dehors des cookies, votre navigateur ne conserve les réponses d’un formulaire que si vous le demandez et, après « Vérifier cette liste », ce qu’il lui faut pour remarquer plus tard une modification.
about-accessibility = Accessibilité
about-accessibility-text = Nous visons les WCAG 2.2, niveau AA. Toutes les pages fonctionnent sans JavaScript, au clavier et agrandies, et sont contrôlées par programme en anglais et en arabe à chaque version. Aucun organisme indépendant ne les a encore testées. Les lettres, images et PDF ajoutés par les coalitions peuvent être moins accessibles.
about-accessibility-contact = Si quelque chose ne fonctionne pas pour vous :
about-security = Sécurité
about-security-text = Si vous trouvez une faille, dites-le-nous avant d’en parler ; nous vous remercions et répondons.
about-security-contact = Signalements à :
coalition-description = Lettres ouvertes de { $coalition }
coalition-contact = Contact :
letter-to = À
letter-description = { $coalition } à { $to }. { $count }.
letter-margin = Signer, et renseignements sur cette lettre
letter-open-until = Ouverte jusqu’au
letter-was-open-until = Était ouverte jusqu’au
letter-deadline-passed = L’échéance est passée. Aucune signature n’est plus acceptée.
letter-takes-no-more = Cette lettre n’accepte plus de signatures.
letter-withdraw-any-time = Chaque signataire peut encore se retirer à tout moment.
sign-title = Signer
sign-this-letter = Signer cette lettre
sign-for-organisation = Signer pour mon organisation
sign-for-myself = Signer en mon nom
sign-organisations-only = Cette lettre n’est signée que par des organisations.
sign-people-only = Cette lettre n’est signée que par des personnes, chacune en son nom.
sign-promise = Vous confirmez par email, pouvez corriger jusqu’à la clôture et vous retirer à tout moment. Votre adresse n’est jamais rendue publique.
facts-title = Renseignements sur cette lettre
facts-version = Version
facts-version-of = { $version }, du { $day }
facts-text = Texte, tel que signé
facts-bytes = { $count ->
    [one] ({ $count } octet)
   *[other] ({ $count } octets)
}
facts-manifest = Manifeste
facts-why = Chaque signature désigne la version du texte pour laquelle elle a été donnée, et chaque version a sa propre empreinte.
facts-technical = Preuve technique
cite-title = Comment citer
cite-work = { $coalition }, « { $subject } », lettre ouverte (destinataire : { $recipients }), version { $version } du { $day }.
cite-signed = { $count } (au { $day }).
cite-hint = Un clic sélectionne la phrase. L’adresse est permanente.
proof-text = À côté de chaque organisation figure la manière dont elle a été confirmée.
verify-title = Vous pouvez vérifier cette liste vous-même.
verify-text = Chaque nom est lié au texte pour lequel il a été donné, dans un journal public où une modification se verrait pour quiconque en a gardé une copie antérieure.
verify-button = Vérifier cette liste
verify-what = Ce que cela prouve
verify-bundle = Télécharger les preuves (ZIP)
verify-not-loaded = La vérification n’a pas pu être chargée. Réessayez dans un moment, ou prenez l’archive.
signatories-conveners = À l’initiative de
signatories-organisations = Organisations
signatories-people = Personnes
signatories-all = Tous les signataires, avec recherche et pays
signatories-be-first = Soyez les premiers à apposer votre nom ici.
signatories-none-closed = La lettre a été close sans signature confirmée pour ce texte.
signatories-title = Signataires : { $subject }
signatories-search-label = Chercher parmi les signataires
signatories-search = Chercher
signatories-order = Organisations
signatories-order-country = par pays
signatories-order-name = par nom
signatories-show = Afficher
signatories-found = { $count ->
    [0] Aucun signataire ne correspond à votre recherche.
    [one] { $count } signataire correspond à votre recherche.
   *[other] { $count } signataires correspondent à votre recherche.
}
signatories-show-all = Afficher tout
signatories-empty = Aucune signature confirmée.
signatories-no-match = Essayez une partie d’un nom ou un pays.
departed-title = { $count ->
    [one] { $count } signature ne figure plus sur la liste
   *[other] { $count } signatures ne figurent plus sur la liste
}
departed-left = { $count ->
    [one] { $count } retirée ou effacée.
   *[other] { $count } retirées ou effacées.
}
departed-duplicate = { $count ->
    [one] { $count } supprimée par la coalition : doublon.
   *[other] { $count } supprimées par la coalition : doublons.
}
departed-not-confirmed = { $count ->
    [one] { $count } supprimée par la coalition : non confirmée.
   *[other] { $count } supprimées par la coalition : non confirmées.
}
departed-log = Chacune a une entrée dans le journal public, sans nom. Signatures retirées et signatures effacées ne s’y distinguent pas, pour protéger les signataires. Les motifs de suppression sont ceux des organisateurs.
back-to-letter = Retour à la lettre
cancel = Annuler

error-page-status = Erreur { $status }
error-page-typed = Ce que vous avez saisi
error-page-typed-text = Rien de ceci n’a été enregistré. Copiez ce dont vous avez encore besoin.
error-page-home = Vers les lettres
error-page-letter = Retour à la lettre
error-page-retry = { $count ->
    [one] Réessayez dans une minute.
   *[other] Réessayez dans { $count } minutes.
}
error-page-not-found-title = Il n’y a rien à cette adresse
error-page-not-found-text = Le lien a peut-être été coupé, ou la page n’a jamais été publique.
error-page-forbidden-title = Ceci ne vous est pas ouvert
error-page-forbidden-text = Votre rôle ne le permet pas. Adressez-vous à un propriétaire de la coalition.
error-page-link-title = Ce lien ne fonctionne plus
error-page-link-text = Il a déjà servi, un plus récent l’a remplacé, il a été annulé, ou ce vers quoi il menait a été supprimé. Cherchez dans votre messagerie un email plus récent sur la même lettre et ouvrez son lien. S’il n’y en a pas, écrivez au contact de la coalition, indiqué sur la page de la lettre.
error-page-link-cut-title = Ce lien est incomplet
error-page-link-cut-text = Il en manque une partie ; les messageries coupent parfois un long lien en deux. Rouvrez l’email et cliquez sur le lien, ou copiez le lien entier, jusqu’au dernier caractère, dans la barre d’adresse.
error-page-link-expired-title = Ce lien a expiré
error-page-link-expired-text = Les liens pour confirmer une signature sont valables 30 jours, ceux pour la modifier un jour, les reçus six mois. Cherchez un email plus récent dans votre messagerie. Si votre signature n’a pas été confirmée à temps, vous pouvez signer de nouveau sur la page de la lettre tant qu’elle est ouverte.
link-expired-signed = Avez-vous signé ?
link-expired-text = Nous pouvons alors envoyer un lien privé à l’adresse avec laquelle vous avez signé, pour voir, corriger ou retirer votre signature.
link-hidden-title = Continuer ?
link-hidden-text = Cliquez lorsque personne ne regarde.
link-hidden-button = Continuer
exit = Quitter cette page
exit-hint = Mène aussitôt à une page météo. Cela n’efface pas votre historique et ne cache pas votre visite.
safety-title = Être nommé pourrait-il vous mettre en danger, vous ou d’autres ?
safety-lead = Une signature est publique, dans le monde entier, et chacun peut la copier. Vous pouvez vous retirer plus tard, mais les copies faites par d’autres ne peuvent être rappelées. Pensez aussi à votre famille, à vos collègues et aux personnes pour qui vous travaillez.
safety-before = Avant de signer
safety-before-not = Rien ne vous oblige à signer. Vous pouvez soutenir une lettre sans être nommé, par exemple en la faisant connaître.
safety-before-organisation = Votre organisation peut signer sans votre nom : ne cochez pas « Publier aussi mon nom et ma fonction ». La liste et nos emails ne nomment alors que l’organisation ; les organisateurs voient qui a signé pour elle.
safety-before-elsewhere = Un siège ou un partenaire dans un pays plus sûr peut signer à la place d’une antenne locale.
safety-before-affiliation = Votre profession ou appartenance est facultative. Omettez-la si elle en dit trop.
safety-before-mailbox = Utilisez une adresse et un appareil que personne d’autre ne consulte : l’email y reste jusqu’à ce que vous le supprimiez.
safety-before-ask = Demandez à la coalition de marquer la lettre comme sensible : ses emails n’en disent alors rien. Son adresse figure sur la page de la lettre.
safety-after = Si vous avez signé
safety-after-withdraw = Vous pouvez vous retirer à tout moment, avec le lien de l’email reçu. Vous pouvez aussi faire supprimer toutes les données qui s’y rapportent.
safety-after-copies = Les copies faites par d’autres, sur papier, dans des archives ou des moteurs de recherche, demeurent.
safety-after-files = Un reçu ou une preuve que vous avez téléchargé montre que vous avez signé, même après votre retrait.
safety-device = Sur votre appareil
safety-device-kept = Pendant un quart d’heure après l’envoi d’un formulaire, votre navigateur garde ce que vous avez saisi, pour que vous puissiez le modifier : effacez les cookies de ce site si quelqu’un d’autre utilise cet appareil. Il ne garde rien d’autre, sauf si vous le demandez.
safety-device-history = Votre navigateur, votre employeur ou votre fournisseur peuvent noter les pages visitées. Une fenêtre privée ne garde pas d’historique sur l’appareil lui-même.
safety-device-exit = « Quitter cette page » permet de partir vite. Cela n’efface pas votre historique et ne cache pas votre visite.
error-page-no-link-title = Rouvrez le lien de votre email
error-page-no-link-text = Cette page ne s’ouvre qu’avec le lien de votre email, et ce navigateur ne l’a pas (ou plus). Ouvrez-y de nouveau ce lien. Si vous venez de le faire, ce navigateur refuse les cookies : autorisez-les pour ce site, ou ouvrez le lien dans un autre navigateur. Un seul cookie nous sert à retenir le lien pendant un jour, pour une lettre sensible pendant une demi-heure, et à rien d’autre.
error-page-other-browser-title = Ce lien s’ouvre dans un autre navigateur
error-page-other-browser-text = Un lien de connexion ne fonctionne que dans le navigateur, sur l’appareil, où il a été demandé. Ouvrez-le là, ou demandez un nouveau lien sur la page de connexion de celui-ci.
error-page-data-link-title = Ce lien ne fonctionne plus
error-page-data-link-text = Les liens vers ce qui est conservé sur une adresse sont valables un jour, dans le navigateur qui les a ouverts. Demandez-en un nouveau.
error-page-password-link-title = Ce lien ne fonctionne plus
error-page-password-link-text = Les liens pour choisir un mot de passe sont valables une heure, ceux pour se connecter dix minutes, et chacun une seule fois. Demandez-en un nouveau sur la page de connexion.
error-page-too-many-title = Trop de tentatives
error-page-too-many-text = Pour écarter les robots, seul un certain nombre de tentatives est accepté en peu de temps.
error-page-too-large-title = C’était trop volumineux
error-page-too-large-text = Ce que vous avez envoyé dépasse ce que cette page accepte. Revenez en arrière : votre navigateur garde ce que vous avez saisi. Raccourcissez-le et réessayez.
error-page-closed-title = La lettre est close
error-page-closed-text = Elle n’accepte plus de signatures.
error-page-cross-site-title = Veuillez recharger la page et réessayer
error-page-cross-site-text = Par sécurité, seuls les formulaires de nos propres pages sont acceptés. Rouvrez la page et recommencez.
error-page-bad-request-title = Cela n’a pas pu être compris
error-page-bad-request-text = Revenez en arrière, rechargez la page et recommencez.
error-page-internal-title = Quelque chose a mal tourné chez nous
error-page-internal-text = Ce n’est pas votre faute, et c’est noté. Réessayez un peu plus tard.
error-page-unavailable-title = De retour dans un instant
error-page-unavailable-text = Le service est occupé ou redémarre.
error-page-updating-title = Pas tout de suite : mise à jour en cours
error-page-updating-text = Nous mettons à jour les données enregistrées, cela prend quelques minutes. Vous pouvez continuer à lire. Patientez un peu, puis rechargez cette page : votre navigateur propose de renvoyer ce que vous avez saisi, rien n’est perdu.
error-page-conflict-title = Quelqu’un a été plus rapide
error-page-conflict-text = Ceci a été modifié entre-temps. Revenez en arrière, rechargez la page et regardez avant de recommencer.

mailbox-title = La messagerie de la démonstration
mailbox-lead = Les emails qui auraient été envoyés, le plus récent en premier. Ils restent ici et ne vont nulle part.
mailbox-empty = Pas encore d’email. Signez une lettre, puis regardez de nouveau.
mailbox-to = À
mailbox-text = En texte
mailbox-html = En HTML
