// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparewords.h"

#include "core/formats/memoryneed.h"
#include "core/hub/knowntags.h"
#include "core/hub/licences.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

QString gateText(Gate gate)
{
    switch (gate) {
    case Gate::Open:
        //: Who may download: everybody.
        return Words::tr("Open to everybody");
    case Gate::Auto:
        return Words::tr("Whoever accepts the terms");
    case Gate::Manual:
        return Words::tr("Whom the authors let in");
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList listOf(const ComparedValue &value)
{
    const auto *list = std::get_if<QStringList>(&value.content);
    return value.state == ComparedValue::State::Told && list ? *list : QStringList();
}

QString numberText(Fact fact, qint64 number)
{
    switch (fact) {
    case Fact::Parameters:
    case Fact::ParametersIn:
        return formatParameters(number);
    case Fact::Storage:
    case Fact::FilesSize:
    case Fact::MemoryWeights:
    case Fact::MemoryContext:
        return formatSize(number);
    default:
        return formatNumber(number);
    }
}

// The values of one row have as many digits behind the point: a card that says 41 means 41.0 beside 66.4.
int decimalsOf(const ComparedRow &row)
{
    constexpr qsizetype most = 6;
    qsizetype decimals = 0;
    for (const auto &value : row.values) {
        for (const auto &text : listOf(value)) {
            const auto point = text.indexOf(u'.');
            bool isNumber = false;
            text.toDouble(&isNumber);
            decimals = isNumber && point >= 0 ? std::max(decimals, text.size() - point - 1) : decimals;
        }
    }
    return int(std::min(decimals, most));
}

QString figureText(const QString &text, int decimals)
{
    bool isNumber = false;
    const auto number = text.toDouble(&isNumber);
    const auto point = text.indexOf(u'.');
    const auto own = point < 0 ? 0 : text.size() - point - 1;
    return isNumber && own < decimals && !text.contains(u'e', Qt::CaseInsensitive)
        ? QString::number(number, 'f', decimals)
        : text;
}

/// One word for each type that a fact may be told in.
struct ContentText {
    Fact fact;

    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString &text) const
    {
        return fact == Fact::Task   ? tagLabel(text)
            : fact == Fact::Kit     ? kitLabel(text)
            : fact == Fact::Licence ? licenceName(text)
                                    : text;
    }
    QString operator()(const QStringList &list) const { return list.join(u", "_s); }
    QString operator()(qint64 number) const { return numberText(fact, number); }
    QString operator()(const QDateTime &when) const
    {
        //: How long ago, and the exact time.
        return Words::tr("%1 (%2)").arg(formatAgo(when), formatMoment(when));
    }
    QString operator()(const NamedBytes &sized) const
    {
        const auto size = formatSize(sized.bytes);
        //: %1 is the name of a quantisation, %2 a size.
        return sized.name.isEmpty() ? size : Words::tr("%1, %2").arg(sized.name, size);
    }
    QString operator()(Gate gate) const { return gateText(gate); }
    QString operator()(RepoKind kind) const { return kindWord(kind); }
};

QString evaluationName(const ComparedRow &row)
{
    if (row.key.isEmpty() || row.aside.isEmpty()) {
        return row.key.isEmpty() ? row.aside : row.key;
    }
    //: Name of an evaluation result: a dataset and a metric.
    return Words::tr("%1 · %2").arg(row.key, row.aside);
}

QString sizeName(const ComparedRow &row)
{
    switch (row.fact) {
    case Fact::Parameters:
        return Words::tr("Parameters");
    case Fact::ParametersIn:
        //: Parameters of a model in one number format; %1 is "BF16".
        return Words::tr("In %1").arg(row.key);
    case Fact::Storage:
        return Words::tr("Storage on the Hub");
    case Fact::Files:
        return Words::tr("Files");
    case Fact::FilesSize:
        return Words::tr("All files");
    case Fact::Recommended:
        return Words::tr("Recommended download");
    case Fact::LargestQuantisation:
        return Words::tr("Largest quantisation");
    case Fact::MemoryWeights:
        return Words::tr("Weights and overhead");
    default:
        return Words::tr("With %1 tokens").arg(formatNumber(Comparison::context));
    }
}

} // namespace

QString kindWord(RepoKind kind)
{
    switch (kind) {
    case RepoKind::Dataset:
        return Words::tr("Dataset");
    case RepoKind::Space:
        return Words::tr("Space");
    default:
        return Words::tr("Model");
    }
}

QString groupTitle(FactGroup group)
{
    switch (group) {
    case FactGroup::About:
        //: Heading of rows: task, licence, languages.
        return Words::tr("What it is");
    case FactGroup::Size:
        return Words::tr("Size");
    case FactGroup::Memory:
        return Words::tr("Memory to run it");
    case FactGroup::Use:
        //: Heading of rows: downloads, likes, times.
        return Words::tr("Use");
    case FactGroup::Lineage:
        return Words::tr("Where it comes from");
    case FactGroup::Evaluation:
        return Words::tr("Evaluation results");
    case FactGroup::Here:
        return Words::tr("On this computer");
    }
    Q_UNREACHABLE_RETURN({});
}

QString factName(const ComparedRow &row)
{
    switch (row.fact) {
    case Fact::Kind:
        return Words::tr("Kind");
    case Fact::Task:
        return Words::tr("Task");
    case Fact::Library:
        return Words::tr("Library");
    case Fact::Kit:
        return Words::tr("SDK");
    case Fact::Licence:
        return Words::tr("Licence");
    case Fact::Languages:
        return Words::tr("Languages");
    case Fact::Gate:
        return Words::tr("Access");
    case Fact::Downloads:
        return Words::tr("Downloads in 30 days");
    case Fact::AllDownloads:
        return Words::tr("Downloads of all time");
    case Fact::Likes:
        return Words::tr("Likes");
    case Fact::Updated:
        return Words::tr("Last change");
    case Fact::Created:
        return Words::tr("Created");
    case Fact::Base:
        return Words::tr("Made from");
    case Fact::TrainedOn:
        return Words::tr("Trained on");
    case Fact::Evaluation:
        return evaluationName(row);
    case Fact::MoreEvaluations:
        return Words::tr("Further results");
    case Fact::Here:
        //: Name of a row: how a repository stands on this computer.
        return Words::tr("State");
    default:
        return sizeName(row);
    }
}

bool isFigure(Fact fact)
{
    switch (groupOf(fact)) {
    case FactGroup::Size:
    case FactGroup::Memory:
    case FactGroup::Evaluation:
        return true;
    case FactGroup::Use:
        return fact != Fact::Updated && fact != Fact::Created;
    default:
        return false;
    }
}

QString factHelp(Fact fact)
{
    switch (fact) {
    case Fact::Storage:
        return Words::tr("What all revisions take on the Hub");
    case Fact::FilesSize:
        return Words::tr("All files of the newest commit together");
    case Fact::Recommended:
        return Words::tr("What the download button offers first, for the memory of this computer");
    case Fact::MemoryWeights:
        return Words::tr("The weights of the recommended download, and %1 % of them for what a program needs "
                         "beside them")
            .arg(RunPlan::usualOverheadPercent);
    case Fact::MemoryContext:
        return Words::tr("The same, and the keys and values of %1 tokens of context in 16 bits")
            .arg(formatNumber(Comparison::context));
    default:
        return {};
    }
}

QString valueText(const ComparedRow &row, const ComparedValue &value)
{
    switch (value.state) {
    case ComparedValue::State::Waiting:
        return {};
    case ComparedValue::State::Unknown:
        //: A fact of a repository that could not be asked for.
        return value.why ? humanError(*value.why).sentence : Words::tr("Not known");
    case ComparedValue::State::Absent:
        return u"–"_s;
    case ComparedValue::State::Told:
        if (row.fact == Fact::Evaluation) {
            auto figures = listOf(value);
            for (auto &figure : figures) {
                figure = figureText(figure, decimalsOf(row));
            }
            return figures.join(u", "_s);
        }
        return std::visit(ContentText{ row.fact }, value.content);
    }
    Q_UNREACHABLE_RETURN({});
}

QString valueTip(const ComparedRow &row, const ComparedValue &value)
{
    const auto text = valueText(row, value);
    return value.why ? text + u'\n' + humanError(*value.why).cause : text;
}

QString spokenValue(const ComparedRow &row, const ComparedValue &value)
{
    const auto text = value.state == ComparedValue::State::Waiting ? Words::tr("not here yet")
        : value.state == ComparedValue::State::Absent              ? Words::tr("not told")
                                                                   : valueText(row, value);
    //: Spoken: a value in a comparison that is not like the others.
    return value.standsOut ? Words::tr("%1, differs").arg(text) : text;
}

} // namespace Hubdesk
