#include "tenon/workflow/actions.hpp"

#include <algorithm>

namespace tenon {
namespace {

constexpr auto names = action_names();

constexpr std::array<Label, action_count> labels = {{
    {"收到资料", "Receive document"},
    {"退还资料", "Return document"},
    {"免交资料", "Waive document"},
    {"备注", "Comment"},
    {"分派", "Assign"},
    {"附件", "Attach"},
    {"暂停", "Hold"},
    {"恢复", "Resume"},
    {"取消", "Cancel"},
    {"关联", "Link case"},
    {"调整时限", "Change limit"},
    {"超时", "Deadline missed"},
    {"临近期限", "Deadline near"},
}};

std::size_t index_of(std::string_view id) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), id) - names.begin());
}

template <class F>
void with_action(std::size_t index, F f) {
  boost::mp11::mp_with_index<action_count>(
      index, [&](auto i) { f(boost::mp11::mp_identity<std::variant_alternative_t<i, Action>>{}); });
}

Verdict wanted(std::string_view text, std::string_view field) {
  if (text.empty()) return invalid("action.empty").field("payload." + std::string(field));
  return {};
}

/// One overload an action: what it does to the frame.
struct Performer {
  Frame& frame;
  const RuleBook& book;
  StateIndex state;
  const Context& context;
  const Reckoning& by;

  Result<void> operator()(const ReceiveDocument& a) {
    TENON_CHECK(Result<void>(wanted(a.type, "type")));
    if (a.copies < 1 || a.copies > 1000)
      return invalid("action.copies").field("payload.copies").fact("found", std::to_string(a.copies));
    for (auto& held : frame.documents)
      if (held.type == a.type && held.form == a.form && held.from == a.from && held.of == a.of &&
          !a.reference && !held.reference) {
        held.copies += a.copies;
        return {};
      }
    frame.documents.push_back({a.type, a.form, a.copies, a.from, a.reference, a.of});
    return {};
  }
  Result<void> operator()(const ReturnDocument& a) {
    std::int32_t held = 0;
    const auto is_meant = [&](const DocumentHeld& each) {
      return each.type == a.type && each.form == a.form && (!a.of || each.of == a.of);
    };
    for (const auto& each : frame.documents)
      if (is_meant(each)) held += each.copies;
    if (a.copies < 1 || held < a.copies)
      return refuse("action.not_held")
          .fact("document", a.type)
          .fact("held", std::to_string(held))
          .fact("asked", std::to_string(a.copies));
    auto left = a.copies;
    for (auto& each : frame.documents)
      if (is_meant(each)) {
        const auto taken = std::min(left, each.copies);
        each.copies -= taken;
        left -= taken;
      }
    std::erase_if(frame.documents, [](const DocumentHeld& each) { return each.copies == 0; });
    return {};
  }
  Result<void> operator()(const WaiveDocument& a) {
    TENON_CHECK(Result<void>(wanted(a.type, "type")));
    TENON_CHECK(Result<void>(wanted(a.reason, "reason")));
    frame.waivers.push_back({a.type, a.reason, context.actor.id});
    return {};
  }
  Result<void> operator()(const Comment& a) {
    TENON_CHECK(Result<void>(wanted(a.text, "text")));
    ++frame.comments;
    return {};
  }
  Result<void> operator()(const Assign& a) {
    if (!a.staff && !a.department) return invalid("action.empty").field("payload.staff");
    frame.assignee = a.staff;
    if (a.department) frame.department = a.department;
    return {};
  }
  Result<void> operator()(const Attach& a) {
    TENON_CHECK(Result<void>(wanted(a.name, "name")));
    const bool hexadecimal = std::all_of(a.sha256.begin(), a.sha256.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (a.sha256.size() != 64 || !hexadecimal)
      return invalid("action.not_a_digest").field("payload.sha256").fact("found", a.sha256.substr(0, 64));
    frame.attachments.push_back({a.name, a.sha256, a.reference});
    return {};
  }
  Result<void> operator()(const Hold& a) {
    TENON_CHECK(Result<void>(wanted(a.reason, "reason")));
    if (a.until <= context.now)
      return invalid("action.hold_in_past").field("payload.until").fact("found", to_string(a.until));
    frame.hold = OnHold{a.reason, context.now, a.until};
    return pause_clocks(frame, book, context.now, by);
  }
  Result<void> operator()(const Resume&) {
    if (!frame.hold) return refuse("action.not_on_hold");
    frame.hold.reset();
    return resume_clocks(frame, book, state, context.now, by);
  }
  Result<void> operator()(const Cancel& a) {
    TENON_CHECK(Result<void>(wanted(a.reason, "reason")));
    frame.cancelled = a.reason;
    frame.hold.reset();
    return end_clocks(frame, context.now);
  }
  Result<void> operator()(const LinkCase& a) {
    for (const auto& link : frame.links)
      if (link.id == a.id && link.relation == a.relation)
        return refuse("action.linked_already").fact("case", to_string(a.id));
    frame.links.push_back({a.id, a.workflow, a.relation});
    return {};
  }
  Result<void> operator()(const ChangeLimit& a) {
    TENON_CHECK(Result<void>(wanted(a.reason, "reason")));
    for (std::size_t i = 0; i < frame.clocks.size(); ++i) {
      const auto& run = frame.clocks[i];
      if (!run.ended && book.deadlines[run.rule].id == a.deadline)
        return tenon::change_limit(frame, book, i, a.limit, context.actor.id, by);
    }
    std::string open;
    for (const auto& run : frame.clocks)
      if (!run.ended) (open += open.empty() ? "" : ", ") += book.deadlines[run.rule].id;
    return refuse("action.no_such_deadline")
        .field("payload.deadline")
        .fact("found", a.deadline)
        .fact("open", open);
  }
  Result<void> operator()(const DeadlineMissed& a) {
    for (std::size_t i = 0; i < frame.clocks.size(); ++i) {
      const auto& run = frame.clocks[i];
      if (run.ended || book.deadlines[run.rule].id != a.deadline) continue;
      return ring(frame, book, {i, static_cast<std::uint8_t>(a.rung), a.due}, by);
    }
    return fault("action.lost_deadline").fact("deadline", a.deadline);
  }
  Result<void> operator()(const DeadlineNear& a) {
    for (std::size_t i = 0; i < frame.clocks.size(); ++i)
      if (!frame.clocks[i].ended && book.deadlines[frame.clocks[i].rule].id == a.deadline)
        return warn(frame, book, i, by);
    return fault("action.lost_deadline").fact("deadline", a.deadline);
  }
};

}  // namespace

Label label_of_action(std::string_view id) {
  const auto index = index_of(id);
  return index < labels.size() ? labels[index] : Label{};
}
std::string_view name_of(const Action& action) { return names[action.index()]; }
bool may_be_sent(std::string_view id) {
  return id != detail::snake_name<DeadlineMissed> && id != detail::snake_name<DeadlineNear>;
}
bool is_for_leaders(std::string_view id) {
  return id == detail::snake_name<Cancel> || id == detail::snake_name<WaiveDocument> ||
         id == detail::snake_name<ChangeLimit>;
}

std::optional<Result<Action>> read_action(std::string_view id, const Json& payload) {
  const auto index = index_of(id);
  if (index == names.size()) return std::nullopt;
  std::optional<Result<Action>> read;
  with_action(index, [&](auto type) {
    using A = typename decltype(type)::type;
    auto value = read_json<A>(payload, JsonPath{nullptr, "payload"});
    if (value) read.emplace(Action(*std::move(value)));
    else read.emplace(std::move(value).refusal());
  });
  return read;
}

Json action_schema(std::string_view id) {
  Json schema;
  if (const auto index = index_of(id); index < names.size())
    with_action(index, [&](auto type) { schema = JsonCodec<typename decltype(type)::type>::schema(); });
  return schema;
}

void print_action(std::string& out, const Action& action) {
  std::visit([&](const auto& a) { print_json(out, a); }, action);
}

Verdict check_action(const Action& action) {
  return std::visit(
      [](const auto& a) {
        return JsonCodec<std::remove_cvref_t<decltype(a)>>::check(a, JsonPath{nullptr, "payload"});
      },
      action);
}

Verdict may_act(const RuleBook& book, StateIndex state, std::string_view id, const Context& context) {
  const bool ended = book.is_final(state) || context.frame.cancelled;
  // A record may still be completed after the end; nothing that moves the case may.
  const bool records = id == detail::snake_name<Comment> || id == detail::snake_name<Attach> ||
                       id == detail::snake_name<LinkCase> || id == detail::snake_name<ReturnDocument>;
  if (ended && !records) return check_open(book, state, context.frame);
  if (context.frame.hold && id == detail::snake_name<Hold>) return check_open(book, state, context.frame);
  if (!context.frame.hold && id == detail::snake_name<Resume>) return refuse("action.not_on_hold");
  const auto needed = is_for_leaders(id) ? book.leaders : book.participants();
  if (context.actor.roles.contains(Role::system) || needed.intersects(context.actor.roles)) return {};
  std::string list;
  for (const Role role : needed) (list += list.empty() ? "" : ", ") += name_of(role);
  std::string held;
  for (const Role role : context.actor.roles) (held += held.empty() ? "" : ", ") += name_of(role);
  return not_allowed("step.wrong_role").fact("event", id).fact("needed", list).fact("held", held);
}

Result<void> act(Frame& frame, const RuleBook& book, StateIndex state, const Action& action,
                 const Context& context, const Reckoning& by) {
  TENON_CHECK(Result<void>(may_act(book, state, name_of(action), context)));
  return std::visit(Performer{frame, book, state, context, by}, action);
}

}  // namespace tenon
