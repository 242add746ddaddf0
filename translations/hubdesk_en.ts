<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CheckWords</name>
    <message numerus="yes">
        <source>%Ln are damaged</source>
        <extracomment>Goes on from &quot;1,204 files are what the Hub says; &quot;.</extracomment>
        <translation>
            <numerusform>%Ln is damaged</numerusform>
            <numerusform>%Ln are damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are missing</source>
        <extracomment>Goes on from &quot;1,204 files are what the Hub says; &quot;.</extracomment>
        <translation>
            <numerusform>%Ln is missing</numerusform>
            <numerusform>%Ln are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <extracomment>Goes on from &quot;1,204 files are what the Hub says; &quot;.</extracomment>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not of this revision</source>
        <extracomment>Goes on from &quot;1,204 files are what the Hub says; &quot;.</extracomment>
        <translation>
            <numerusform>%Ln is not of this revision</numerusform>
            <numerusform>%Ln are not of this revision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged</source>
        <translation>
            <numerusform>%Ln damaged</numerusform>
            <numerusform>%Ln damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln unreadable</numerusform>
            <numerusform>%Ln unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are what the Hub says</source>
        <translation>
            <numerusform>%Ln file is what the Hub says</numerusform>
            <numerusform>%Ln files are what the Hub says</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) are newer on the Hub</source>
        <translation>
            <numerusform>%Ln revision is newer on the Hub</numerusform>
            <numerusform>%Ln revisions are newer on the Hub</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repository(s) are up to date</source>
        <translation>
            <numerusform>%Ln repository is up to date</numerusform>
            <numerusform>%Ln repositories are up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repository(s) may not be read or could not be asked</source>
        <translation>
            <numerusform>%Ln repository may not be read or could not be asked</numerusform>
            <numerusform>%Ln repositories may not be read or could not be asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are lost</source>
        <extracomment>Goes on from &quot;1,204 files are what the Hub says; &quot;.</extracomment>
        <translation>
            <numerusform>%Ln is lost</numerusform>
            <numerusform>%Ln are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <translation>
            <numerusform>%Ln lost</numerusform>
            <numerusform>%Ln lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSearch</name>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <extracomment>Of the parts of a model.</extracomment>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::BasketBar</name>
    <message numerus="yes">
        <source>%n repo(s) and revision(s)</source>
        <translation>
            <numerusform>%n repo or revision</numerusform>
            <numerusform>%n repos and revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s)</source>
        <translation>
            <numerusform>%n leftover</numerusform>
            <numerusform>%n leftovers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) beside the cache</source>
        <extracomment>Folders of the Xet library, of assets and of prepared datasets.</extracomment>
        <translation>
            <numerusform>%n folder beside the cache</numerusform>
            <numerusform>%n folders beside the cache</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::BrowseBar</name>
    <message numerus="yes">
        <source>Filters, %n in force</source>
        <translation>
            <numerusform>Filters, %n in force</numerusform>
            <numerusform>Filters, %n in force</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::BrowsePage</name>
    <message numerus="yes">
        <source>%n loaded, more below</source>
        <translation>
            <numerusform>%n loaded, more below</numerusform>
            <numerusform>%n loaded, more below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the cache</source>
        <translation>
            <numerusform>%n in the cache</numerusform>
            <numerusform>%n in the cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the cache, the filters need the Hub</source>
        <translation>
            <numerusform>%n in the cache, the filters need the Hub</numerusform>
            <numerusform>%n in the cache, the filters need the Hub</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 result(s)</source>
        <translation>
            <numerusform>%1 result</numerusform>
            <numerusform>%1 results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourite(s)</source>
        <translation>
            <numerusform>%n favourite</numerusform>
            <numerusform>%n favourites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CacheCheckActs</name>
    <message numerus="yes">
        <source>Verify %n revision(s)</source>
        <translation>
            <numerusform>Verify %n revision</numerusform>
            <numerusform>Verify %n revisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CachePage</name>
    <message numerus="yes">
        <source>%n thing(s) could not be put back and stay in quarantine.</source>
        <translation>
            <numerusform>%n thing could not be put back and stays in quarantine.</numerusform>
            <numerusform>%n things could not be put back and stay in quarantine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repository(s)</source>
        <translation>
            <numerusform>%n repository</numerusform>
            <numerusform>%n repositories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be deleted. %1</source>
        <extracomment>%1 is &quot;a path: why it is still there&quot;.</extracomment>
        <translation>
            <numerusform>%n thing could not be deleted. %1</numerusform>
            <numerusform>%n things could not be deleted. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CacheUse</name>
    <message numerus="yes">
        <source>%1 in %n repository(ies)</source>
        <extracomment>What is in the cache; %1 is its size.</extracomment>
        <translation>
            <numerusform>%1 in %n repository</numerusform>
            <numerusform>%1 in %n repositories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CertificateList</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 are names of authorities, of which there are %n more.</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CloseDialog</name>
    <message numerus="yes">
        <source>%n download(s) are not finished</source>
        <translation>
            <numerusform>%n download is not finished</numerusform>
            <numerusform>%n downloads are not finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CommitAuthors</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Behind the names of the people who made a commit.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CompareBar</name>
    <message numerus="yes">
        <source>%n of %1 to compare</source>
        <extracomment>Repositories that are collected to be compared. %1 is the most that can be.</extracomment>
        <translation>
            <numerusform>%n of %1 to compare</numerusform>
            <numerusform>%n of %1 to compare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::CompareButton</name>
    <message numerus="yes">
        <source>Compare the %n collected</source>
        <translation>
            <numerusform>Compare the %n collected</numerusform>
            <numerusform>Compare the %n collected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::ComparePage</name>
    <message numerus="yes">
        <source>%n repositories</source>
        <translation>
            <numerusform>%n repository</numerusform>
            <numerusform>%n repositories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::DamageDialog</name>
    <message numerus="yes">
        <source>%n thing(s) in this cache are not as they should be.</source>
        <translation>
            <numerusform>%n thing in this cache is not as it should be.</numerusform>
            <numerusform>%n things in this cache are not as they should be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hubdesk can repair %n of them.</source>
        <translation>
            <numerusform>Hubdesk can repair %n of them.</numerusform>
            <numerusform>Hubdesk can repair %n of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %n thing(s)</source>
        <translation>
            <numerusform>Repair %n thing</numerusform>
            <numerusform>Repair %n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ref(s) repaired.</source>
        <translation>
            <numerusform>%n ref repaired.</numerusform>
            <numerusform>%n refs repaired.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::DesktopNotice</name>
    <message numerus="yes">
        <source>%n download(s) done</source>
        <translation>
            <numerusform>%n download done</numerusform>
            <numerusform>%n downloads done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) need attention</source>
        <translation>
            <numerusform>%n download needs attention</numerusform>
            <numerusform>%n downloads need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The disk is full: %n download(s) paused</source>
        <translation>
            <numerusform>The disk is full: %n download paused</numerusform>
            <numerusform>The disk is full: %n downloads paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>After some names: there are so many more.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::DownloadButton</name>
    <message numerus="yes">
        <source>Everything in this repository: %n file(s)</source>
        <translation>
            <numerusform>Everything in this repository: %n file</numerusform>
            <numerusform>Everything in this repository: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Weights as %1 with tokenizer, configuration and code, what from_pretrained() needs: %n file(s)</source>
        <extracomment>%1 is a format such as &quot;safetensors&quot;.</extracomment>
        <translation>
            <numerusform>Weights as %1 with tokenizer, configuration and code, what from_pretrained() needs: %n file</numerusform>
            <numerusform>Weights as %1 with tokenizer, configuration and code, what from_pretrained() needs: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of it is on this computer: %n file(s), %1</source>
        <translation>
            <numerusform>All of it is on this computer: %n file, %1</numerusform>
            <numerusform>All of it is on this computer: %n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing, %1; %2 are here already</source>
        <extracomment>%1 is the size of what is missing, %2 of what is here already.</extracomment>
        <translation>
            <numerusform>%n file missing, %1; %2 are here already</numerusform>
            <numerusform>%n files missing, %1; %2 are here already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::DuplicatesDialog</name>
    <message numerus="yes">
        <source>Let %n file(s) share</source>
        <translation>
            <numerusform>Let %n file share</numerusform>
            <numerusform>Let %n files share</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) share their content now; %1 is free again.</source>
        <extracomment>%1 a size.</extracomment>
        <translation>
            <numerusform>%n file shares its content now; %1 is free again.</numerusform>
            <numerusform>%n files share their content now; %1 is free again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed as they were.</source>
        <translation>
            <numerusform>%n file stayed as it was.</numerusform>
            <numerusform>%n files stayed as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::DuplicatesModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 names of repositories; %n more are not named.</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %2 in %1, sharing frees %3</source>
        <extracomment>%1 names of repositories, %2 a size, %3 what sharing frees.</extracomment>
        <translation>
            <numerusform>%n file of %2 in %1, sharing frees %3</numerusform>
            <numerusform>%n files of %2 in %1, sharing frees %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::EmptyDialog</name>
    <message numerus="yes">
        <source>%n deletion(s) cannot be undone any more. What is gone can be downloaded again.</source>
        <translation>
            <numerusform>%n deletion cannot be undone any more. What is gone can be downloaded again.</numerusform>
            <numerusform>%n deletions cannot be undone any more. What is gone can be downloaded again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FavouriteNews</name>
    <message numerus="yes">
        <source>%n favourite(s) forgotten.</source>
        <translation>
            <numerusform>%n favourite forgotten.</numerusform>
            <numerusform>%n favourites forgotten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FileGroupModel</name>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FilePreview</name>
    <message numerus="yes">
        <source>%n line(s) shown in part</source>
        <translation>
            <numerusform>%n line shown in part</numerusform>
            <numerusform>%n lines shown in part</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First %1 of %Ln cell(s)</source>
        <translation>
            <numerusform>First %1 of %Ln cell</numerusform>
            <numerusform>First %1 of %Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s)</source>
        <translation>
            <numerusform>%Ln cell</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FileTreeModel</name>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <extracomment>State of a folder: how many of its files are on this computer.</extracomment>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FilesBar</name>
    <message numerus="yes">
        <source>%n file(s) fit, %1</source>
        <translation>
            <numerusform>%n file fits, %1</numerusform>
            <numerusform>%n files fit, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Untick %n</source>
        <translation>
            <numerusform>Untick %n</numerusform>
            <numerusform>Untick %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tick %n</source>
        <translation>
            <numerusform>Tick %n</numerusform>
            <numerusform>Tick %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FilesOut</name>
    <message numerus="yes">
        <source>%n item(s) copied</source>
        <translation>
            <numerusform>%n item copied</numerusform>
            <numerusform>%n items copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FilterPanel</name>
    <message numerus="yes">
        <source>Reset %n</source>
        <extracomment>Button that takes all filters away; %n are in force.</extracomment>
        <translation>
            <numerusform>Reset %n</numerusform>
            <numerusform>Reset %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FindingsSheet</name>
    <message numerus="yes">
        <source>Download the other %n file(s)</source>
        <translation>
            <numerusform>Download the other %n file</numerusform>
            <numerusform>Download the other %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The Hub&apos;s scanners warn about %n file(s)</source>
        <translation>
            <numerusform>The Hub&apos;s scanners warn about %n file</numerusform>
            <numerusform>The Hub&apos;s scanners warn about %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FinishDialog</name>
    <message numerus="yes">
        <source>Hubdesk quits in %n second(s)</source>
        <translation>
            <numerusform>Hubdesk quits in %n second</numerusform>
            <numerusform>Hubdesk quits in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer goes to sleep in %n second(s)</source>
        <translation>
            <numerusform>The computer goes to sleep in %n second</numerusform>
            <numerusform>The computer goes to sleep in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::FinishPlan</name>
    <message numerus="yes">
        <source>%n download(s) need attention.</source>
        <translation>
            <numerusform>%n download needs attention.</numerusform>
            <numerusform>%n downloads need attention.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::InfoPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below a list of repositories: how many are not shown.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 fine-tune(s)</source>
        <translation>
            <numerusform>%1 fine-tune</numerusform>
            <numerusform>%1 fine-tunes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 adapter(s)</source>
        <translation>
            <numerusform>%1 adapter</numerusform>
            <numerusform>%1 adapters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 quantisation(s)</source>
        <translation>
            <numerusform>%1 quantisation</numerusform>
            <numerusform>%1 quantisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 merge(s)</source>
        <translation>
            <numerusform>%1 merge</numerusform>
            <numerusform>%1 merges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::LeftoverBar</name>
    <message numerus="yes">
        <source>%n unfinished file(s)</source>
        <translation>
            <numerusform>%n unfinished file</numerusform>
            <numerusform>%n unfinished files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::LikeButton</name>
    <message numerus="yes">
        <source>%Ln like(s)</source>
        <extracomment>Spoken: how many like a repository, and what a click does.</extracomment>
        <translation>
            <numerusform>%Ln like</numerusform>
            <numerusform>%Ln likes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::LocalStates</name>
    <message numerus="yes">
        <source>%n file(s) here</source>
        <extracomment>Some files of a repository are on this computer, and how many it has is not known.</extracomment>
        <translation>
            <numerusform>%n file here</numerusform>
            <numerusform>%n files here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::MoveDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) have files of it open, and will go on with the old ones: %1</source>
        <extracomment>%1 names of programs.</extracomment>
        <translation>
            <numerusform>%n program has files of it open, and will go on with the old ones: %1</numerusform>
            <numerusform>%n programs have files of it open, and will go on with the old ones: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The cache is where it was, because %n thing(s) could not be copied.</source>
        <translation>
            <numerusform>The cache is where it was, because %n thing could not be copied.</numerusform>
            <numerusform>The cache is where it was, because %n things could not be copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::NetworkTest</name>
    <message numerus="yes">
        <source>%n ms</source>
        <extracomment>%n is a time in milliseconds.</extracomment>
        <translation>
            <numerusform>%n ms</numerusform>
            <numerusform>%n ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) answer.</source>
        <translation>
            <numerusform>%n host answers.</numerusform>
            <numerusform>%n hosts answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s) answer.</source>
        <translation>
            <numerusform>%1 of %n host answers.</numerusform>
            <numerusform>%1 of %n hosts answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::PersonPage</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follower(s)</source>
        <translation>
            <numerusform>%n follower</numerusform>
            <numerusform>%n followers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::PlaceDialog</name>
    <message numerus="yes">
        <source>Replace %n file(s) of that name that are there</source>
        <translation>
            <numerusform>Replace %n file of that name that is there</numerusform>
            <numerusform>Replace %n files of that name that are there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Place %n file(s)</source>
        <translation>
            <numerusform>Place %n file</numerusform>
            <numerusform>Place %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, which take %2 of the disk.</source>
        <extracomment>%1 a size; %2 the room that it takes.</extracomment>
        <translation>
            <numerusform>%n file, %1, which takes %2 of the disk.</numerusform>
            <numerusform>%n files, %1, which take %2 of the disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of that name are there, and stay.</source>
        <translation>
            <numerusform>%n file of that name is there, and stays.</numerusform>
            <numerusform>%n files of that name are there, and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be placed.</source>
        <translation>
            <numerusform>%n file cannot be placed.</numerusform>
            <numerusform>%n files cannot be placed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) placed in %1.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation>
            <numerusform>%n file placed in %1.</numerusform>
            <numerusform>%n files placed in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of that name were there, and stay.</source>
        <translation>
            <numerusform>%n file of that name was there, and stays.</numerusform>
            <numerusform>%n files of that name were there, and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be placed.</source>
        <translation>
            <numerusform>%n file could not be placed.</numerusform>
            <numerusform>%n files could not be placed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::PlanModel</name>
    <message numerus="yes">
        <source>%1 stays complete</source>
        <extracomment>%1 is what stays of a repo: &quot;main&quot;, or &quot;main, v1.0&quot;.</extracomment>
        <translation>
            <numerusform>%1 stays complete</numerusform>
            <numerusform>%1 stay complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::RadarDialog</name>
    <message numerus="yes">
        <source>Update %n revision(s), %1</source>
        <translation>
            <numerusform>Update %n revision, %1</numerusform>
            <numerusform>Update %n revisions, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) are in the list of transfers.</source>
        <translation>
            <numerusform>%n download is in the list of transfers.</numerusform>
            <numerusform>%n downloads are in the list of transfers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::RepoDownload</name>
    <message numerus="yes">
        <source>The scanners&apos; findings of %n file(s) were not asked for.</source>
        <translation>
            <numerusform>The scanners&apos; findings of %n file were not asked for.</numerusform>
            <numerusform>The scanners&apos; findings of %n files were not asked for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::RepoListModel</name>
    <message numerus="yes">
        <source>%1 download(s)</source>
        <extracomment>Spoken by screen readers after a repository&apos;s name. %1 is a count such as &quot;1.2M&quot;.</extracomment>
        <translation>
            <numerusform>%1 download</numerusform>
            <numerusform>%1 downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::RepoPage</name>
    <message numerus="yes">
        <source>%1 download(s)</source>
        <extracomment>%1 is the count, such as &quot;1.2M&quot;; the number itself chooses the form.</extracomment>
        <translation>
            <numerusform>%1 download</numerusform>
            <numerusform>%1 downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::RepoState</name>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::ReviewDialog</name>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep in quarantine for %n day(s)</source>
        <translation>
            <numerusform>Keep in quarantine for %n day</numerusform>
            <numerusform>Keep in quarantine for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n file(s) to quarantine</source>
        <translation>
            <numerusform>Move %n file to quarantine</numerusform>
            <numerusform>Move %n files to quarantine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s) now</source>
        <translation>
            <numerusform>Delete %n file now</numerusform>
            <numerusform>Delete %n files now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::SelectionFooter</name>
    <message numerus="yes">
        <source>%n file(s) · %1 · %2 here</source>
        <extracomment>Foot of a file list where nothing is ticked. %n files in all; %1 is their size, %2 what of it is on this computer.</extracomment>
        <translation>
            <numerusform>%n file · %1 · %2 here</numerusform>
            <numerusform>%n files · %1 · %2 here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 files · %2 · %3 here · %4 to fetch</source>
        <extracomment>Foot of a file list. %n of %1 files are ticked; %2 is their size, %3 what of it is on this computer, %4 the rest.</extracomment>
        <translation>
            <numerusform>%n of %1 files · %2 · %3 here · %4 to fetch</numerusform>
            <numerusform>%n of %1 files · %2 · %3 here · %4 to fetch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::ShareBar</name>
    <message numerus="yes">
        <source>%n other type(s)</source>
        <translation>
            <numerusform>%n other type</numerusform>
            <numerusform>%n other types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::StatusStrip</name>
    <message numerus="yes">
        <source>%1 · %n active</source>
        <extracomment>The rate of all downloads together and how many are not finished.</extracomment>
        <translation>
            <numerusform>%1 · %n active</numerusform>
            <numerusform>%1 · %n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the queue</source>
        <extracomment>Transfers that are not finished, while nothing moves: they wait or are paused.</extracomment>
        <translation>
            <numerusform>%n in the queue</numerusform>
            <numerusform>%n in the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::SuggestionCard</name>
    <message numerus="yes">
        <source>Add %n</source>
        <extracomment>Puts so many things into the basket.</extracomment>
        <translation>
            <numerusform>Add %n</numerusform>
            <numerusform>Add %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::SuggestionStrip</name>
    <message numerus="yes">
        <source>Unused for %n day(s)</source>
        <translation>
            <numerusform>Unused for %n day</numerusform>
            <numerusform>Unused for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TablePreview</name>
    <message numerus="yes">
        <source>%Ln line(s) are not valid JSON and are left out, the first is line %1</source>
        <translation>
            <numerusform>%Ln line is not valid JSON and is left out: line %1</numerusform>
            <numerusform>%Ln lines are not valid JSON and are left out, the first is line %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have more or fewer cells than the first line</source>
        <translation>
            <numerusform>%Ln row has more or fewer cells than the first line</numerusform>
            <numerusform>%Ln rows have more or fewer cells than the first line</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First %Ln row(s) of %1</source>
        <extracomment>The beginning of a table: first 1,000 rows of 12 MB</extracomment>
        <translation>
            <numerusform>First %Ln row of %1</numerusform>
            <numerusform>First %Ln rows of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) shown in part</source>
        <translation>
            <numerusform>%Ln cell shown in part</numerusform>
            <numerusform>%Ln cells shown in part</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TagFacet</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TensorList</name>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n tensor</numerusform>
            <numerusform>%n tensors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TensorPreview</name>
    <message numerus="yes">
        <source>%n file(s) missing</source>
        <translation>
            <numerusform>%n file missing</numerusform>
            <numerusform>%n files missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TensorTreeModel</name>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n tensor</numerusform>
            <numerusform>%n tensors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TransferLogModel</name>
    <message numerus="yes">
        <source>%n file(s), %1.</source>
        <translation>
            <numerusform>%n file, %1.</numerusform>
            <numerusform>%n files, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) put into place, the last one %1.</source>
        <translation>
            <numerusform>%n file put into place, the last one %1.</numerusform>
            <numerusform>%n files put into place, the last one %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the Hub&apos;s hash, the last one %1.</source>
        <translation>
            <numerusform>%n file has the Hub&apos;s hash, the last one %1.</numerusform>
            <numerusform>%n files have the Hub&apos;s hash, the last one %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: a connection was lost, %n other(s) go on. %2</source>
        <translation>
            <numerusform>%1: a connection was lost, %n other goes on. %2</numerusform>
            <numerusform>%1: a connection was lost, %n others go on. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n connection(s) now.</source>
        <translation>
            <numerusform>%1: %n connection now.</numerusform>
            <numerusform>%1: %n connections now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n block(s) on the disk are not as they came, and are fetched again.</source>
        <translation>
            <numerusform>%1: %n block on the disk is not as it came, and is fetched again.</numerusform>
            <numerusform>%1: %n blocks on the disk are not as they came, and are fetched again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ticked again.</source>
        <translation>
            <numerusform>%n file ticked again.</numerusform>
            <numerusform>%n files ticked again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) unticked; what is here of them stays.</source>
        <translation>
            <numerusform>%n file unticked; what is here of it stays.</numerusform>
            <numerusform>%n files unticked; what is here of them stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n file(s), %1.</source>
        <translation>
            <numerusform>Done: %n file, %1.</numerusform>
            <numerusform>Done: %n files, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::TransferModel</name>
    <message numerus="yes">
        <source>%n file(s) to cache · %1</source>
        <extracomment>Second line of a transfer: number of files and the revision, for example &quot;12 files to cache, main&quot;.</extracomment>
        <translation>
            <numerusform>%n file to cache · %1</numerusform>
            <numerusform>%n files to cache · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) done</source>
        <translation>
            <numerusform>%1 of %n file done</numerusform>
            <numerusform>%1 of %n files done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n s (%1 of %2): %3</source>
        <extracomment>%n seconds until the next try, %1 of %2 tries, %3 the reason as a sentence.</extracomment>
        <translation>
            <numerusform>In %n s (%1 of %2): %3</numerusform>
            <numerusform>In %n s (%1 of %2): %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::Tray</name>
    <message numerus="yes">
        <source>%n download(s) waiting</source>
        <translation>
            <numerusform>%n download waiting</numerusform>
            <numerusform>%n downloads waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) paused</source>
        <translation>
            <numerusform>%n download paused</numerusform>
            <numerusform>%n downloads paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) need attention</source>
        <translation>
            <numerusform>%n download needs attention</numerusform>
            <numerusform>%n downloads need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::WeightsEntryModel</name>
    <message numerus="yes">
        <source>%1, %Ln item(s)</source>
        <extracomment>A list in the header of a file. %1 is its type as the format calls it, %n how many items it has.</extracomment>
        <translation>
            <numerusform>%1, %Ln item</numerusform>
            <numerusform>%1, %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubdesk::WelcomePage</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n datasets</source>
        <translation>
            <numerusform>%n dataset</numerusform>
            <numerusform>%n datasets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Spaces</source>
        <translation>
            <numerusform>%n Space</numerusform>
            <numerusform>%n Spaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpaceWords</name>
    <message numerus="yes">
        <source>%n repository(ies)</source>
        <translation>
            <numerusform>%n repository</numerusform>
            <numerusform>%n repositories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n revision</numerusform>
            <numerusform>%n revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n revision(s)</source>
        <translation>
            <numerusform>in %n revision</numerusform>
            <numerusform>in %n revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small models</source>
        <translation>
            <numerusform>%n small model</numerusform>
            <numerusform>%n small models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small datasets</source>
        <translation>
            <numerusform>%n small dataset</numerusform>
            <numerusform>%n small datasets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small Spaces</source>
        <translation>
            <numerusform>%n small Space</numerusform>
            <numerusform>%n small Spaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small files</source>
        <translation>
            <numerusform>%n small file</numerusform>
            <numerusform>%n small files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small ones</source>
        <translation>
            <numerusform>%n small one</numerusform>
            <numerusform>%n small ones</numerusform>
        </translation>
    </message>
</context>
</TS>
