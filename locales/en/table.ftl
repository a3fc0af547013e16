# Tables that people bring: what is wrong with a file, and with a row of it.
error-table-empty = The file is empty.
error-table-no-text = This is neither a spreadsheet that we read (XLSX, ODS) nor a CSV file. In your program choose “Save as” and one of these, then choose the file that this makes.
error-table-unfolds = This spreadsheet holds more than a list should. Copy the list alone into a new one, and save that.
error-table-no-rows = The file has a row of headings and nothing below it.
error-table-too-many-rows = The file has more than { $max } rows. Split it into several.
error-table-quotes = Quotation marks in this file are opened and not closed in too many rows. Save it from the spreadsheet once more.
error-row-encoding = Some letters are garbled. Type them again, and save the file as “CSV UTF-8”.
error-row-cells = The row has { $found } cells where the headings have { $expected }.
error-row-separator = The cells of this row are separated by “{ $found }”, those of the other rows are not.
error-row-quote = A quotation mark is opened and not closed.
# Countries in a table, as people wrote them.
country-with-code = “{ $name }” ({ $code })
error-country-unknown = We don’t know the country “{ $word }”. Write its name or its two-letter code.
error-country-suggest = We don’t know the country “{ $word }”. Did you mean { $countries }?
error-country-which = “{ $word }” can mean several things, or has no code of its own. Write a country, for example { $countries }.
error-country-two = “{ $word }” names more than one country: { $countries }. Write the one under which the name is to be listed.
error-country-none = “{ $word }” is not a country. Write the country where they live, or where the organisation has its seat.
note-country-part = “{ $word }” is listed under { $countries }.
note-country-beside = From “{ $word }” we took { $countries }.
note-country-likely = “{ $word }” was read as { $countries }, not as { $others }.
error-table-encoding = We don’t know this encoding.
error-letters-lost = Letters were lost before this file was saved: question marks stand in their place. Save the file once more as “CSV UTF-8” or as a spreadsheet.
note-letters-mended = Damaged letters were mended: the file has “{ $word }”.
note-email-first = There are several addresses; we took the first.
note-language-unknown = We don’t write emails in “{ $word }”; this one will be in your language.
