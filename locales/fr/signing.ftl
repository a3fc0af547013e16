# Le chemin de la signature, et ce que voit la boîte aux lettres du signataire.
sign-the-letter = La lettre
sign-read-letter = Lire la lettre, ci-dessous
sign-choice-title = Pour qui signez-vous ?
sign-choice-lead = Une signature engage une organisation ou une personne.
sign-choice-organisation = Pour mon organisation
sign-choice-organisation-text = L’organisation figure sous son nom et son pays. Vous parlez en son nom, avec son accord, et confirmez depuis votre adresse professionnelle.
sign-choice-person = En mon nom
sign-choice-person-text = Vous figurez sous votre propre nom. L’employeur que vous mentionnez n’est indiqué que pour vous identifier et ne signe pas.
sign-form-title-organisation = Signer pour une organisation
sign-form-title-person = Signer en votre nom
sign-form-lead-organisation = L’organisation figurera comme signataire. Vous agissez en qualité de représentant.
sign-form-lead-person = Vous figurerez comme personne ; votre employeur ne signe pas.
sign-rather-person = Je préfère signer en mon nom
sign-rather-organisation = Je préfère signer pour mon organisation
sign-group-organisation = L’organisation
sign-group-representative = Vous, qui la représentez
sign-organisation-name = Nom de l’organisation
sign-organisation-name-hint = Tel qu’il doit figurer, dans sa propre langue si vous voulez.
sign-organisation-country = Pays de l’organisation
sign-site = Site web
sign-site-hint = Si votre adresse est du même domaine, la liste l’indique.
sign-representative = Votre nom
sign-office = Votre fonction
sign-office-hint = Par exemple : directrice, secrétaire général.
sign-list-representative = Publier aussi mon nom et ma fonction
sign-list-representative-hint = Ne cochez que si vous y consentez : ils figurent alors à côté de l’organisation, dans le monde entier et dans un journal public. Sinon, seule l’organisation est affichée.
sign-work-email = Votre adresse professionnelle
sign-work-email-hint = Nous vous envoyons un lien de confirmation. Votre adresse n’est jamais rendue publique ; les organisateurs de la coalition peuvent la voir.
sign-person-name = Votre nom
sign-person-name-hint = Tel qu’il doit figurer.
sign-person-country = Votre pays
sign-affiliation = Profession ou appartenance
sign-affiliation-hint = Indiquée seulement pour vous identifier.
sign-email = Votre adresse email
sign-email-hint = Nous vous envoyons un lien de confirmation. Votre adresse n’est jamais rendue publique ; les organisateurs de la coalition peuvent la voir.
sign-trap = Laissez ce champ vide
sign-by-hand = Je suis une personne et je veux envoyer ceci
sign-by-hand-hint = Un champ invisible a été rempli. Les gestionnaires de mots de passe le font parfois, les robots aussi.
error-by-hand = Cochez « Je suis une personne et je veux envoyer ceci ». Rien n’a encore été envoyé, et vos réponses sont toujours là.
sign-address-never-shown = Votre adresse n’est jamais rendue publique. Ce qui figure dans la liste est public, et les copies faites par d’autres ne peuvent être rappelées.
sign-check = Vérifier avant d’envoyer
sign-suggest = Le domaine de votre adresse email est celui de { $name }, déjà signataire auprès de cette coalition.
sign-suggest-fill-in = Remplir
sign-keep = Conserver mes réponses dans ce navigateur jusqu’à l’envoi
sign-kept = Vos réponses ne sont conservées que dans ce navigateur, jusqu’à l’envoi.
sign-forget = Les oublier
sign-check-title = Vérifiez vos réponses
sign-check-listed-organisation = Telle qu’elle figurerait dans la liste
sign-check-listed-person = Tel que cela figurerait dans la liste
sign-check-private = Ceci reste privé
sign-copies-cannot-be-recalled = Vous pouvez vous retirer à tout moment, mais les copies faites par d’autres ne peuvent être rappelées.
sign-check-next = Nous vous envoyons ensuite un email. Votre signature compte dès que vous l’y confirmez. Il se peut qu’une personne de la coalition l’examine d’abord.
sign-meant = Vouliez-vous dire { $email } ?
sign-meant-button = Oui, utiliser cette adresse
sign-free-mail = Votre adresse est chez un fournisseur gratuit : la liste indiquera « { $listed } » à côté de votre organisation, et un organisateur peut la regarder d’abord. Avec une adresse du domaine de votre organisation, la liste peut le dire.
sign-send = Envoyer et recevoir l’email
sign-change = Modifier
sign-sent-title = Consultez votre messagerie
sign-sent-change = Changer l’adresse
sign-sent-lead = Ouvrez l’email que nous envoyons à cette adresse, puis cliquez sur le bouton de la page vers laquelle il mène. Cela confirme votre signature de la lettre
sign-sent-not-counted = D’ici là, elle est en attente et n’est pas comptée.
sign-sent-mailbox = Ouvrir la messagerie de la démonstration
sign-sent-nothing = Pas d’email ?
sign-sent-spam = Regardez parmi les emails indésirables.
sign-sent-again = Si vous avez déjà signé avec cette adresse, l’email le dit et mène à votre reçu.
sign-sent-wait = Attendez quelques minutes, puis signez de nouveau avec la même adresse : rien n’est compté deux fois. Après plusieurs essais rapprochés, aucun autre email n’est envoyé ; ouvrez le plus récent que vous ayez.

own-changed = Le libellé a changé depuis que vous avez ouvert cette page. Relisez avant de confirmer.
own-outdated = Rien n’a été modifié à l’instant : cette signature a changé depuis que vous avez ouvert la page. Voici où elle en est.
own-confirm-title = Est-ce votre signature ?
own-confirm-text = Quelqu’un a indiqué votre adresse pour cette signature. Elle ne compte que si vous la confirmez.
own-confirm-behalf-title = Signez-vous ceci ?
own-confirm-behalf-text = Un organisateur a saisi cette signature en votre nom. Elle ne compte que si vous la confirmez.
own-unpublished = Cette lettre n’est pas publique. Vous la lisez ici parce qu’on vous demande de la signer ; merci de ne pas la transmettre.
own-pending-title = Pas encore confirmée
own-pending-text = Cette signature est en attente et n’est pas comptée. Le lien de confirmation a été envoyé à son adresse email.
own-too-late-title = Trop tard pour confirmer
own-too-late-text = La lettre n’accepte plus de confirmations. Cette signature n’a pas été comptée.
own-held-title = Confirmée, en attente d’un organisateur
own-held-text = Merci. Une personne de la coalition l’examinera avant publication. Nous vous écrirons lorsqu’elle sera publiée ; vous n’avez rien à faire.
own-look-unmatched = Une personne de la coalition examine cette signature avant de la publier : le nom, le pays, le site et votre adresse email, pris ensemble, ne correspondent à aucune organisation de son répertoire.
own-look-organiser = Une personne de la coalition a retiré cette signature de la liste pour le moment.
own-receipt-title = Votre reçu
own-receipt-text = Cette signature est confirmée, publiée et comptée.
own-receipt-text-unpublished = Cette signature est confirmée. Elle sera publiée et comptée lorsque la lettre deviendra publique.
own-receipt-text-outstanding = Cette signature est confirmée pour une version antérieure du texte. Elle n’est pas comptée pour la version actuelle.
own-receipt-text-late = Cette signature est confirmée et figure dans l’addendum.
own-mail-keep = Gardez l’email qui vous a mené ici : pendant six mois, son lien ramène à cette page.
own-mail-sensitive = Le lien de votre email montre cette page pendant 7 jours ; ensuite, vous pouvez y demander l’envoi d’un lien privé. Supprimez l’email s’il pouvait vous mettre en danger.
own-files-prove = Ces fichiers prouvent que vous avez signé, même après votre retrait.
own-files-asked = Montrer les fichiers qui prouvent cette signature
own-withdrawn-title = Retirée
own-withdrawn-text = Cette signature a été retirée. Elle n’est plus publiée ni comptée.
own-removed-title = Non publiée
own-removed-text = Cette signature n’est ni publiée ni comptée. Si vous pensez que c’est une erreur, écrivez au contact de la coalition, indiqué sur la page de la lettre.
own-erase-title = Supprimer tout ce qui me concerne
own-erase-text = Votre nom, ce que vous avez saisi et votre adresse email sont supprimés tout de suite, sinon 30 jours après que la signature a quitté la liste. Le journal public garde une inscription sans votre nom.
own-erase-button = Supprimer tout ce qui me concerne
own-erase-link-text = Nous devons d’abord savoir que c’est bien vous : saisissez votre adresse email, et nous vous enverrons un lien privé.
own-erase-link = Supprimer tout ce qui me concerne
own-will-be-listed = Telle qu’elle figurerait dans la liste
own-confirm-button = Confirmer ma signature
own-correct = Corriger
own-withdraw = Retirer
own-deny-title = Ce n’est pas vous ?
own-deny-text = Cliquez alors ici, ou ne faites rien : elle ne sera pas publiée. Si vous cliquez, les organisateurs voient que ce n’était pas vous.
own-deny-button = Ce n’était pas moi
own-state = État
own-category = Figure parmi
own-posted-on = Signée le
own-confirmed-on = Confirmée le
own-manifest = Texte signé
own-manifest-hint = Empreinte SHA-256 du manifeste, qui désigne le texte exact. À garder avec ce reçu.
own-link-title = Corriger, retirer ou signer avec une clé
lost-link = Déjà signé ? Voir, corriger ou retirer
lost-title = Voir, corriger ou retirer votre signature
lost-lead = Indiquez l’adresse avec laquelle vous avez signé. Si elle a signé cette lettre, nous lui envoyons un lien privé.
lost-sent = Si cette adresse a signé la lettre, un lien privé lui est envoyé, ou un lien encore valable lui est parvenu il y a peu.
own-link-text = Cette page ne peut qu’être lue : vous pouvez donc la transférer sans risque. Pour modifier quoi que ce soit, nous envoyons un lien privé à l’adresse avec laquelle vous avez signé.
own-link-button = M’envoyer un lien privé
own-link-again = M’envoyer le lien de nouveau
own-link-sent = { $minutes ->
    [0] Un lien privé a été envoyé il y a moins d’une minute. Il reste valable un jour, jusqu’à ce qu’il serve.
    [one] Un lien privé a été envoyé il y a { $minutes } minute. Il reste valable un jour, jusqu’à ce qu’il serve.
   *[other] Un lien privé a été envoyé il y a { $minutes } minutes. Il reste valable un jour, jusqu’à ce qu’il serve.
}
own-link-failed = { $minutes ->
    [one] L’email que nous avons tenté d’envoyer il y a { $minutes } minute n’est pas arrivé. Réessayez.
   *[other] L’email que nous avons tenté d’envoyer il y a { $minutes } minutes n’est pas arrivé. Réessayez.
}
own-link-next = { $minutes ->
    [one] S’il n’arrive pas, regardez parmi les emails indésirables. Vous pourrez le faire renvoyer dans { $minutes } minute.
   *[other] S’il n’arrive pas, regardez parmi les emails indésirables. Vous pourrez le faire renvoyer dans { $minutes } minutes.
}
correct-title = Corriger votre mention
correct-note = Chaque correction est notée. Un nouveau nom ou pays peut attendre un organisateur avant d’être publié.
correct-drops-key = Votre clé a signé la mention telle qu’elle est. Une correction met fin à cette signature ; vous pourrez ensuite signer de nouveau la mention corrigée avec votre clé.
correct-button = Enregistrer la correction
withdraw-title = Retirer cette signature ?
withdraw-text = Elle ne sera ni publiée ni comptée. Pour revenir, il faudrait signer de nouveau tant que la lettre est ouverte.
withdraw-button = Retirer
withdraw-keep = Garder ma signature

# The entry in the log
own-recorded-soon = Elle est en cours d’inscription au journal public de la lettre ; revenez dans un instant.
own-recorded = Inscrite sous le nº { $index }
own-recorded-why = Si cette inscription était retirée du journal, cela se verrait pour quiconque en a gardé une copie antérieure. Gardez ces fichiers : ils vous permettent de la prouver, quoi qu’il advienne de ce site.
own-proof = Preuve (.tlog-proof)
own-proof-why = que votre inscription est au journal
own-record = Enregistrement
own-record-why = ce qui a été enregistré, avec le nombre aléatoire qui permet à d’autres de le vérifier
own-statement = Déclaration
own-statement-why = le texte à signer si vous voulez utiliser votre propre clé
own-check = Pour la vérifier sur votre machine :
own-check-later = Une fois la lettre publique, chacun pourra le vérifier avec la preuve.
withdraw-erase = Supprimer aussi tout ce qui s’y rapporte
withdraw-erase-hint = Votre nom, votre adresse et l’enregistrement au journal sont supprimés définitivement ; le journal garde seulement qu’une inscription a été effacée à la demande de son signataire. Un code de votre adresse email, qui ne la révèle à personne, reste auprès de la lettre jusqu’à son archivage, pour que personne ne vous importe ni ne vous invite à nouveau. Aucun email ne le confirme.

# A key of one’s own
own-key-signed = Elle est aussi signée avec votre propre clé.
own-key-offer = La signer avec une clé à vous
key-title = Signer avec une clé à vous
key-lead = Nul n’a alors à nous croire sur parole : une clé d’accès ou une clé SSH signe que vous soutenez cette version de la lettre. La liste indique « clé ».
key-passkey = Clé d’accès
key-passkey-text = Votre appareil crée une clé d’accès pour cette seule lettre et signe avec elle.
key-passkey-button = Signer avec une clé d’accès
key-passkey-failed = Cela n’a pas fonctionné. Réessayez, ou utilisez une clé SSH.
key-ssh-title = Clé SSH
key-ssh-text = Enregistrez ces quatre lignes sous statement.txt (la page du reçu propose le fichier), puis signez-les :
key-ssh = Ce que ssh-keygen a écrit
key-ssh-hint = Le contenu de statement.txt.sig, de BEGIN à END
key-ssh-button = Prendre cette signature
emails-title = Emails à votre adresse
emails-waiting = Ces inscriptions attendent votre confirmation. Rien n’est publié avant.
emails-nothing-waits = Aucune inscription n’attend votre confirmation.
emails-review = Vérifier
emails-secret = Une inscription sur une lettre qui n’est pas nommée ici
emails-stop-title = Ne plus recevoir d’emails
emails-come = D’autres personnes peuvent provoquer l’envoi d’emails à cette adresse : en l’indiquant sur une lettre, en vous invitant ou en vous écrivant.
emails-letter-stopped = Les emails provoqués par d’autres au sujet de cette lettre sont arrêtés.
emails-all-stopped = Tous les emails de ce site provoqués par d’autres sont arrêtés.
emails-still = Vous recevez toujours ce que vous demandez vous-même, comme un accusé ou un lien pour retirer votre signature, et ce qui vous protège.
emails-stop-letter = Arrêter les emails sur cette lettre
emails-stop-all = Arrêter tous les emails de ce site
emails-allow = Recevoir à nouveau les emails
emails-asked = Les liens des emails se transfèrent. Pour arrêter tous les emails ou les recevoir à nouveau, nous envoyons d’abord un lien à l’adresse elle-même.
own-others-wait = { $count ->
    [one] Une autre inscription attend pour cette adresse
   *[other] { $count } autres inscriptions attendent pour cette adresse
 }
own-emails = Arrêter les emails à cette adresse
sign-sent-earlier = Si plusieurs emails sont déjà partis vers cette adresse, nous n’en envoyons pas d’autre. Ouvrez le plus récent qui vous demande de confirmer : il mène à tout ce qui vous attend et permet de recevoir à nouveau les emails si vous les avez arrêtés. Si les emails à cette adresse sont arrêtés, nous écrivons au plus une fois par semaine comment les recevoir à nouveau.
