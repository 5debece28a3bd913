#include "ingest/report_fields.h"

#include "base/text.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace ingest {

namespace {

constexpr std::array<std::string_view, kReportFields> kReportFieldNames{
    "ignore",  "id",        "matter-code", "matter",  "title",    "words",   "address",
    "channel", "state",     "agency",      "urgency", "reported", "updated", "due",
    "closed",  "longitude", "latitude",    "east",    "north",    "point",   "media"};

struct ReportNames {
    ReportField field = ReportField::Ignore;
    std::string_view names;  // folded, the surest first
};

// What tells a row of one table from another (序号, objectid) tells no report from another.
constexpr std::array kReportNames{
    ReportNames{ReportField::Id,
                "externalid servicerequestid requestid servicerequestnum servicerequestnumber "
                "srnumber srnum sr# casenumber caseid caseenquiryid ticketid ticketnumber "
                "complaintid complaintnumber incidentid incidentnumber reportid issueid uniquekey "
                "trackingnumber referencenumber srrecordid workorderid 工单编号 工单号 事件编号 "
                "案件编号 案件号 诉求编号 任务号 任务编号 受理编号 受理单号 登记编号 流水号 "
                "业务编号 事件号 编号 单号 id"},
    ReportNames{ReportField::MatterCode,
                "servicecode matterclass mattercode classcode categorycode typecode 事项编码 "
                "事项代码 案件编码 类别编码 小类编码 小类代码 分类编码 分类代码"},
    ReportNames{ReportField::Matter,
                "servicename srtype requesttype servicerequesttype complainttype casetype "
                "issuetype incidenttype 事项名称 事项分类 事项类别 事项 诉求类型 诉求分类 "
                "事件类型 事件类别 案件类型 案件类别 问题类型 问题类别 工单类型 小类名称 小类 "
                "category servicetype problem problemtype requestcategory type class 类别 类型 "
                "分类 大类名称 大类 service"},
    ReportNames{ReportField::Title,
                "title subject summary 标题 事件标题 事件名称 诉求标题 案件标题 工单标题 案件名称 "
                "主题 headline"},
    ReportNames{ReportField::Words,
                "description details detail complaint narrative comments comment text body message "
                "问题描述 事件描述 案件描述 诉求内容 诉求描述 来电内容 反映内容 投诉内容 工单内容 "
                "事件内容 详细描述 情况描述 具体内容 描述 内容 详情 简述"},
    ReportNames{ReportField::Address,
                "address fulladdress streetaddress incidentaddress locationaddress addressstring "
                "事发地址 事发地点 事件地址 事件地点 案发地址 发生地址 发生地点 详细地址 诉求地址 "
                "问题地址 问题位置 位置描述 地址描述 具体位置 地址 地点 位置 intersection"},
    ReportNames{ReportField::Channel,
                "methodreceived requestsource opendatachanneltype submittedvia receivedvia channel "
                "channeltype origin intake source 受理渠道 诉求来源 诉求渠道 来源渠道 上报渠道 "
                "案件来源 事件来源 信息来源 问题来源 工单来源 渠道 来源"},
    ReportNames{ReportField::State,
                "status srstatus requeststatus casestatus ticketstatus currentstatus 事件状态 "
                "案件状态 工单状态 处理状态 办理状态 办结状态 处置状态 当前状态 状态 state"},
    ReportNames{ReportField::Agency,
                "agencyresponsible responsibleagency agency agencyname department departmentname "
                "承办单位 主办单位 责任单位 责任部门 承办部门 主办部门 处置部门 办理单位 主责单位 "
                "处置单位 owner assignedto"},
    ReportNames{ReportField::Urgency,
                "urgency priority severity 紧急程度 紧急等级 优先级 紧急度 缓急程度"},
    ReportNames{ReportField::Reported,
                "requesteddatetime reportedat reporteddate datetimeopened dateopened openeddate "
                "opendate opendt opened createddate createdat createddatetime creationdate "
                "datecreated datetimereceived receiveddate submitteddate datesubmitted submittedat "
                "requestdate requestdatetime incidentdate 上报时间 受理时间 登记时间 来电时间 "
                "诉求时间 反映时间 上报日期 受理日期 登记日期 来电日期 创建时间 创建日期 提交时间 "
                "立案时间 发生时间 事发时间 created datetime timestamp date time 日期 时间"},
    ReportNames{ReportField::Updated,
                "updateddatetime updatedat updateddate lastupdated lastupdate lastmodified "
                "modifieddate statusdate lastactivitydate dateupdated 更新时间 最后更新时间 "
                "修改时间 状态时间 updated modified"},
    ReportNames{ReportField::Due,
                "expecteddatetime duedate dueat duedatetime targetdate targetdt slatargetdt "
                "slatargetdate expecteddate sladate deadline 截止时间 截止日期 办理时限 处置时限 "
                "办结时限 办理期限 要求办结时间 应办结时间 应结时间 到期时间 计划完成时间 due"},
    ReportNames{
        ReportField::Closed,
        "closeddatetime closeddate closedate closedat dateclosed datetimeclosed closeddt "
        "closuredate resolveddate resolvedat completeddate completiondate datecompleted "
        "结案时间 结案日期 办结时间 办结日期 实际办结时间 完成时间 完成日期 关闭时间 closed"},
    ReportNames{ReportField::Longitude,
                "longitude long lon lng wgs84lon lonwgs84 geolongitude 经度 地理经度 wgs84经度 "
                "longitudex 坐标经度"},
    ReportNames{ReportField::Latitude,
                "latitude lat wgs84lat latwgs84 geolatitude 纬度 地理纬度 wgs84纬度 latitudey "
                "坐标纬度 lati"},
    ReportNames{ReportField::East,
                "x xcoordinate xcoord pointx easting east x坐标 坐标x 东坐标 横坐标"},
    ReportNames{ReportField::North,
                "y ycoordinate ycoord pointy northing north y坐标 坐标y 北坐标 纵坐标"},
    ReportNames{ReportField::Point,
                "geopoint geolocation point thegeom geom geometry wkt latlng latlong latlon lnglat "
                "lonlat coordinates coordinate location 经纬度 坐标"},
    ReportNames{ReportField::Media,
                "mediaurl media photourl photo imageurl image 图片 照片 图片地址 附件"},
};

const std::unordered_map<std::string, ReportColumn>& known_report_columns() {
    static const auto known = [] {
        std::unordered_map<std::string, ReportColumn> columns;
        for (const ReportNames& of : kReportNames) {
            int rank = 0;
            for (const std::string& name : base::fields(of.names))
                columns.try_emplace(name, ReportColumn{of.field, ++rank});
        }
        return columns;
    }();
    return known;
}

}  // namespace

std::string_view name_of(ReportField field) {
    return kReportFieldNames.at(static_cast<std::size_t>(field));
}

std::optional<ReportField> report_field_named(std::string_view name) {
    const auto found = std::ranges::find(kReportFieldNames, name);
    if (found == kReportFieldNames.end()) return std::nullopt;
    return static_cast<ReportField>(found - kReportFieldNames.begin());
}

std::string report_field_names() {
    std::string all;
    for (const std::string_view name : kReportFieldNames) {
        if (!all.empty()) all += ' ';
        all += name;
    }
    return all;
}

bool add_to_mapping(ReportMapping& mapping, std::string_view told) {
    const std::size_t equals = told.rfind('=');
    if (equals == std::string_view::npos) return false;
    const auto field = report_field_named(base::trimmed(told.substr(equals + 1)));
    std::string column = folded_whole(told.substr(0, equals));
    if (!field || column.empty()) return false;
    mapping[std::move(column)] = *field;
    return true;
}

ReportColumn report_column(std::string_view name, const ReportMapping& mapping) {
    if (const auto told = mapping.find(folded_whole(name)); told != mapping.end())
        return {told->second, 0};
    const auto& known = known_report_columns();
    const auto found = known.find(folded_label(name));
    return found == known.end() ? ReportColumn{} : found->second;
}

}  // namespace ingest
